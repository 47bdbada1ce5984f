package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.wording.Severity;

/**
 * A flagged draft that is worth talking about in the weekly training, and what speaks for it. The
 * points are this project's own choice: a grave, undoubted and common mistake with a good
 * correction teaches most.
 *
 * @param parts what it got points for
 */
public record TeachingCase(Story story, Review review, List<Part> parts) {

  /** What speaks for a case. */
  public enum Why {
    /** It must not be sent: 30; should not be sent: 15. */
    SEVERITY,
    /** A trainer holds the hint to be right: 20, or excusable: 10. */
    JUDGED,
    /** The agent found better words, so that there is a before and an after: 20. */
    CORRECTED,
    /** The customer got it as it was: 10. */
    SENT_ANYWAY,
    /** Others made the same mistake: 2 for each draft, at most 20. */
    COMMON,
    /** The agent appealed: there is something to discuss: 10. */
    APPEALED,
    /** A trainer has commented on it: 5. */
    COMMENTED
  }

  /** Points for one thing. */
  public record Part(Why why, int points) {}

  private static final int MOST_FOR_COMMON = 20;

  /** Copies the list. */
  public TeachingCase {
    parts = List.copyOf(parts);
  }

  /** All points together. */
  public int score() {
    return parts.stream().mapToInt(Part::points).sum();
  }

  /**
   * The best cases of some flagged drafts, the best first; equals in the order of their time. What
   * trainers hold to be flagged wrongly teaches nothing and is left out.
   */
  public static List<TeachingCase> best(Collection<Insight.Told> drafts, int most) {
    Map<String, Integer> drafted = new HashMap<>();
    drafts.forEach(told -> told.story()
        .hints()
        .stream()
        .map(KeptHint::rule)
        .distinct()
        .forEach(rule -> drafted.merge(rule, 1, Integer::sum)));
    return drafts.stream()
        .filter(told -> told.review()
            .outcome()
            .values()
            .stream()
            .noneMatch(it -> it.ruling() == Ruling.WRONG_FLAG))
        .filter(told -> !told.story().hints().isEmpty())
        .map(told -> of(told, drafted))
        .sorted(Comparator.comparingInt(TeachingCase::score)
            .reversed()
            .thenComparing(it -> it.story().flaggedAt())
            .thenComparingLong(it -> it.story().number()))
        .limit(most)
        .toList();
  }

  private static TeachingCase of(Insight.Told told, Map<String, Integer> drafted) {
    Story story = told.story();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(Why.SEVERITY, story.severity() == Severity.BLOCK ? 30 : 15));
    judged(told.review(), parts);
    if (story.sent().isPresent()) {
      boolean corrected =
          story.hints().stream().allMatch(hint -> story.corrected(hint).orElse(false));
      parts.add(corrected ? new Part(Why.CORRECTED, 20) : new Part(Why.SENT_ANYWAY, 10));
    }
    int others = story.hints()
        .stream()
        .mapToInt(hint -> drafted.getOrDefault(hint.rule(), 1) - 1)
        .max()
        .orElse(0);
    if (others > 0) {
      parts.add(new Part(Why.COMMON, Math.min(MOST_FOR_COMMON, 2 * others)));
    }
    return new TeachingCase(story, told.review(), parts);
  }

  private static void judged(Review review, List<Part> parts) {
    if (!review.outcome().isEmpty()) {
      boolean right = review.outcome()
          .values()
          .stream()
          .anyMatch(judgement -> judgement.ruling() == Ruling.RIGHT);
      parts.add(new Part(Why.JUDGED, right ? 20 : 10));
    }
    if (review.appeal().isPresent()) {
      parts.add(new Part(Why.APPEALED, 10));
    }
    if (!review.notes().isEmpty()) {
      parts.add(new Part(Why.COMMENTED, 5));
    }
  }
}
