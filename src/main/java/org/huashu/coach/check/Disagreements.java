package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.script.Script;
import org.huashu.coach.text.Span;

/**
 * Where two scripts say different things of one matter (同义不同数): one promises a refund within 7
 * days, the other within 15; one takes exchanges, the other does not.
 */
public final class Disagreements {

  private Disagreements() {}

  /**
   * A place where they disagree.
   *
   * @param span of the words in the script's answer
   * @param said the words
   * @param other the script that says something else
   * @param theirs what it says
   */
  public record Disagreement(Span span, String said, Script other, String theirs) {}

  /** Everything in an answer that one of the others contradicts. */
  public static List<Disagreement> of(String answer, List<Script> others) {
    List<Disagreement> found = new ArrayList<>();
    for (Script other : others) {
      String wording = ContradictionCheck.wording(other);
      found.addAll(figures(answer, other, wording));
      found.addAll(statements(answer, other, wording));
    }
    return found;
  }

  private static List<Disagreement> figures(String answer, Script other, String wording) {
    List<Disagreement> found = new ArrayList<>();
    List<Figure> theirs = Figures.in(wording);
    for (Figure mine : Figures.in(answer)) {
      if (theirs.stream().noneMatch(mine::agreesWith)) {
        matter(answer, mine, wording, theirs)
            .map(figure -> new Disagreement(mine.span(), mine.span().of(answer), other,
                figure.span().of(wording)))
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** The other's figure about the same matter. */
  private static Optional<Figure> matter(String answer, Figure mine, String wording,
      List<Figure> theirs) {
    return theirs.stream()
        .filter(figure -> mine.mayContradict(figure)
            && ContradictionCheck.sameMatter(ContradictionCheck.clause(answer, mine),
                ContradictionCheck.clause(wording, figure)))
        .findFirst();
  }

  private static List<Disagreement> statements(String answer, Script other, String wording) {
    List<Disagreement> found = new ArrayList<>();
    List<Statement> theirs = Statement.in(wording);
    for (Statement mine : Statement.in(answer)) {
      theirs.stream()
          .filter(mine::contradicts)
          .findFirst()
          .filter(_ -> theirs.stream().noneMatch(mine::agreesWith))
          .map(statement -> new Disagreement(mine.span(), mine.span().of(answer), other,
              statement.span().of(wording)))
          .ifPresent(found::add);
    }
    return found;
  }
}
