package org.huashu.coach.advice;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.huashu.coach.check.Draft;
import org.huashu.coach.check.Finding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;

/**
 * From everything that was found to the few hints worth showing, in small steps that are pure
 * functions.
 */
public final class Hints {

  /**
   * The more severe first, then the graver, the longer, then by rule and place: no two are equal.
   */
  private static final Comparator<Hint> STRENGTH =
      Comparator.comparing((Hint hint) -> hint.finding().severity())
          .reversed()
          .thenComparing(Comparator.comparingInt(Hints::grade).reversed())
          .thenComparing(Comparator.comparingInt(Hints::length).reversed())
          .thenComparing(hint -> hint.finding().rule())
          .thenComparingInt(Hints::start);

  /** Whole-draft hints first, then by their start. */
  private static final Comparator<Hint> PLACE =
      Comparator.<Hint>comparingInt(Hints::start).thenComparing(STRENGTH);

  /** As they stand in the draft; the order in which they were found must not matter. */
  private static final Comparator<Finding> READING =
      Comparator.<Finding>comparingInt(Hints::startOf)
          .thenComparingInt(Hints::lengthOf)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::message);

  /** Most hints of one rule, and of all rules together, that a draft gets if no more are wanted. */
  static final int MOST_OF_A_RULE = 20;
  static final int MOST_IN_ALL = 100;

  private static final Span NOWHERE = new Span(0, 0);

  private Hints() {}

  /**
   * The hints to show.
   *
   * @param findings everything that the checks saw in the draft, in any order
   * @param most how many hints are shown; those that block are shown even beyond it, but see
   *        {@link #folded}
   * @param mask masks the personal data of a text and keeps its length
   * @return whole-draft hints first, then in the order of their start, none overlapping another
   */
  public static List<Hint> of(List<Finding> findings, Draft draft, int most,
      UnaryOperator<String> mask) {
    if (findings.isEmpty()) {
      return List.of();
    }
    List<Hint> hints = numbered(findings, draft, mask.apply(draft.text()));
    hints = strongestFirst(hints);
    hints = saidOnce(hints);
    hints = withoutSilenced(hints, draft.conversation().silenced());
    hints = withoutOverlaps(hints);
    hints = atMost(most, hints);
    hints = hints.stream().sorted(PLACE).toList();
    return folded(hints, most);
  }

  /**
   * Several rules may see the same in the reply as a whole: of each category the strongest stands.
   */
  static List<Hint> saidOnce(List<Hint> strongestFirst) {
    Set<Category> said = EnumSet.noneOf(Category.class);
    return strongestFirst.stream()
        .filter(hint -> hint.finding().span().isPresent() || said.add(hint.finding().category()))
        .toList();
  }

  private static int grade(Hint hint) {
    return hint.finding().grade().map(Grade::ordinal).orElse(-1);
  }

  /**
   * Gives every finding its id; equal ones are told apart by their order in the draft. Ids are kept
   * and few digits are soon guessed, so an id is made of the masked words.
   */
  static List<Hint> numbered(List<Finding> findings, Draft draft, String maskedText) {
    List<Finding> inOrder = findings.stream().sorted(READING).toList();
    Map<List<String>, Integer> seen = new HashMap<>();
    List<Hint> hints = new ArrayList<>(findings.size());
    for (Finding finding : inOrder) {
      String text = finding.span().map(span -> span.of(draft.text())).orElse("");
      String masked = finding.span().map(span -> span.of(maskedText)).orElse("");
      int occurrence = seen.merge(List.of(finding.rule(), masked), 1, Integer::sum);
      hints.add(new Hint(HintId.of(draft, finding.rule(), masked, occurrence), finding, text));
    }
    return hints;
  }

  static List<Hint> withoutSilenced(List<Hint> hints, Set<String> silenced) {
    return silenced.isEmpty()
        ? hints
        : hints.stream().filter(hint -> !silenced.contains(hint.id())).toList();
  }

  static List<Hint> strongestFirst(List<Hint> hints) {
    return hints.stream().sorted(STRENGTH).toList();
  }

  /** Of hints that share characters keeps the one that comes first. */
  static List<Hint> withoutOverlaps(List<Hint> hints) {
    List<Hint> kept = new ArrayList<>(hints.size());
    BitSet taken = new BitSet();
    for (Hint hint : hints) {
      Span span = hint.finding().span().orElse(NOWHERE);
      int next = taken.nextSetBit(span.start());
      if (next < 0 || next >= span.end()) {
        taken.set(span.start(), span.end());
        kept.add(hint);
      }
    }
    return kept;
  }

  /**
   * Nobody reads a thousand hints, and nobody should wait for them. Of a rule's places the first
   * ones are shown, and so of all places together; the last hint shown says how many more there
   * are. When the first ones have been mended, these come up.
   *
   * @param inOrder the hints by place
   * @param most how many are wanted anyway; whoever wants all gets all
   */
  static List<Hint> folded(List<Hint> inOrder, int most) {
    if (inOrder.size() <= Math.max(most, MOST_OF_A_RULE)) {
      return inOrder;
    }
    List<Hint> kept = foldedByRule(inOrder, Math.max(most, MOST_OF_A_RULE));
    int all = Math.max(most, MOST_IN_ALL);
    if (kept.size() > all) {
      List<Hint> first = new ArrayList<>(kept.subList(0, all - 1));
      first.add(kept.get(all - 1).standingFor(inOrder.size() - all));
      return List.copyOf(first);
    }
    return kept;
  }

  private static List<Hint> foldedByRule(List<Hint> inOrder, int most) {
    Map<String, Integer> all = new HashMap<>();
    inOrder.forEach(hint -> all.merge(hint.finding().rule(), 1, Integer::sum));
    Map<String, Integer> seen = new HashMap<>();
    List<Hint> kept = new ArrayList<>();
    for (Hint hint : inOrder) {
      String rule = hint.finding().rule();
      int number = seen.merge(rule, 1, Integer::sum);
      int rest = all.getOrDefault(rule, number) - number;
      if (number < most || (number == most && rest == 0)) {
        kept.add(hint);
      } else if (number == most) {
        kept.add(hint.standingFor(rest));
      }
    }
    return kept;
  }

  /** The first ones, and every one that blocks. */
  static List<Hint> atMost(int most, List<Hint> strongestFirst) {
    long blocking = strongestFirst.stream()
        .filter(hint -> hint.finding().severity() == Severity.BLOCK)
        .count();
    return strongestFirst.stream().limit(Math.max(most, blocking)).toList();
  }

  private static int start(Hint hint) {
    return startOf(hint.finding());
  }

  private static int startOf(Finding finding) {
    return finding.span().map(Span::start).orElse(-1);
  }

  private static int length(Hint hint) {
    return lengthOf(hint.finding());
  }

  private static int lengthOf(Finding finding) {
    return finding.span().map(Span::length).orElse(0);
  }
}
