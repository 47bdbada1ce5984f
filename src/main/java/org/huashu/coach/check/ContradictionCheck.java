package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Sees that a draft states another figure than the script that answers the question: 15天 where the
 * script says 7天. 七天 is 7天 and 两天 is 48小时. Says nothing in doubt: both figures must be of one kind
 * and stand in clauses that speak of the same thing, none of the scripts found may state the
 * draft's figure, and the best one must fit well.
 */
public final class ContradictionCheck implements Check {

  private static final String RULE = "contradiction.figure";

  /** A script scored lower may answer another question, in [0,1]. */
  private static final double SURE = 0.5;
  /** A script scored so answers the question, whatever its words are. */
  private static final double CERTAIN = 0.8;

  private static final String CLAUSE_ENDS = "，。！？；,!?;、\n\r：:（）()";

  /** Asks for a figure, so that one which says nothing else is the answer. */
  private static final Pattern HOW_MUCH =
      Pattern.compile("[几幾]|多[少久长長]|何[时時]|[什甚][么麼][时時]|啥[时時]");
  private static final Pattern HEDGES =
      Pattern.compile("大概|大约|预计|估计|应该|通常|差不多|基本|正常|最[快慢多少晚早]|需要");
  /**
   * By the id of a script that was met: scripts change with the release only, and so does this
   * check.
   */
  private final Map<String, List<Figure>> figures = new ConcurrentHashMap<>();

  @Override
  public List<Finding> findings(Draft draft) {
    if (draft.scripts().isEmpty() || !isSure(draft.scripts().getFirst())) {
      return List.of();
    }
    List<Figure> stated = Figures.in(draft.text());
    if (stated.isEmpty()) {
      return List.of();
    }
    Script best = draft.scripts().getFirst().script();
    String truth = wording(best);
    List<Figure> right = figures(best);
    List<Finding> findings = new ArrayList<>();
    for (Figure figure : stated) {
      List<Figure> comparable = right.stream()
          .filter(other -> figure.mayContradict(other)
              && (sameMatter(clause(draft.text(), figure), clause(truth, other))
                  || answers(figure, draft, right)))
          .toList();
      if (!comparable.isEmpty() && noneStates(draft.scripts(), figure)) {
        findings.add(finding(figure.span().of(draft.text()), figure, comparable, best));
      }
    }
    return findings;
  }

  /** Whether a script surely answers the question. */
  static boolean isSure(ScriptMatch match) {
    return match.score() >= SURE && match.script().use() == Script.Use.ANSWER;
  }

  private boolean noneStates(List<ScriptMatch> scripts, Figure figure) {
    return scripts.stream()
        .flatMap(match -> figures(match.script()).stream())
        .noneMatch(other -> other.kind() == figure.kind() && figure.agreesWith(other));
  }

  private List<Figure> figures(Script script) {
    return figures.computeIfAbsent(script.id(), it -> Figures.in(wording(script)));
  }

  private static Finding finding(String said, Figure figure, List<Figure> right, Script script) {
    String truth = wording(script);
    List<String> figures = right.stream().map(one -> one.span().of(truth)).distinct().toList();
    return new Finding(RULE, Category.CONTRADICTION, Severity.WARN, Optional.of(figure.span()),
        "“" + said + "”和话术“" + script.title() + "”不一致：话术写的是" + String.join("、", figures)
            + "，请核对后再发",
        "与标准话术不同的数字会误导顾客", figures.size() == 1 ? figures : List.of(),
        Optional.of(script.id()), Optional.empty());
  }

  /** Everything a script states: its answer and the conditions of it. */
  static String wording(Script script) {
    return script.answer() + "\n" + String.join("\n", script.conditions());
  }

  /**
   * Whether a figure answers the very question that the script answers: 24小时内发货 where the script
   * says 48小时内从仓库发出, 一般30天到 to 快递几天到. What stands before 后 is where the time begins. Of several
   * figures in the script any may be the answer, so then it must be beyond them all.
   */
  private static boolean answers(Figure figure, Draft draft, List<Figure> right) {
    List<Figure> comparable = right.stream().filter(figure::mayContradict).toList();
    if (comparable.size() != 1 && !comparable.stream().allMatch(figure::isMoreThan)
        && !comparable.stream().allMatch(other -> other.isMoreThan(figure))) {
      return false;
    }
    String clause = clause(draft.text(), figure);
    String matter = clause.substring(clause.lastIndexOf('后') + 1);
    boolean bare = Pairs.telling(HEDGES.matcher(Folding.fold(matter)).replaceAll(" ")).isEmpty()
        && HOW_MUCH.matcher(draft.question()).find();
    String said = bare ? draft.question() : matter;
    ScriptMatch best = draft.scripts().getFirst();
    return (bare && best.score() >= CERTAIN)
        || (sameMatter(said, draft.question()) && sameMatter(said, asked(best.script())));
  }

  private static String asked(Script script) {
    return script.title() + "\n" + String.join("\n", script.questions());
  }

  /** Whether two clauses speak of the same. */
  static boolean sameMatter(String clause, String other) {
    Set<String> pairs = Pairs.telling(Folding.fold(clause));
    return Pairs.telling(Folding.fold(other)).stream().anyMatch(pairs::contains);
  }

  /** The clause around a figure, the figure itself taken out. */
  static String clause(String text, Figure figure) {
    Span span = figure.span();
    int start = span.start();
    while (start > 0 && CLAUSE_ENDS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    int end = span.end();
    while (end < text.length() && CLAUSE_ENDS.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(start, span.start()) + " " + text.substring(span.end(), end);
  }
}
