package org.huashu.coach.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.huashu.coach.clock.ClockReading;

/**
 * The answer to a draft.
 *
 * @param hints whole-draft hints first, then in the order of their start
 * @param degraded what could not be done: {@code store}, {@code semantic}
 * @param release the number of the knowledge base's release it comes from
 */
public record Advice(String conversation, String draft, long revision, Verdict verdict,
    List<Hint> hints, List<Suggestion> suggestions, ClockReading clock, List<String> degraded,
    long release) {

  /**
   * The same advice for keeping: its hints quote the masked draft.
   *
   * @param mask masks the personal data of a text and keeps its length
   */
  public Advice masked(String maskedDraft, UnaryOperator<String> mask) {
    List<Hint> masked = hints.stream().map(hint -> hint.masked(maskedDraft, mask)).toList();
    return new Advice(conversation, draft, revision, verdict, masked, suggestions, clock, degraded,
        release);
  }

  /** The same advice, and one more thing that could not be done. */
  public Advice degradedBy(String part) {
    if (degraded.contains(part)) {
      return this;
    }
    List<String> parts = new ArrayList<>(degraded);
    parts.add(part);
    return new Advice(conversation, draft, revision, verdict, hints, suggestions, clock,
        List.copyOf(parts), release);
  }
}
