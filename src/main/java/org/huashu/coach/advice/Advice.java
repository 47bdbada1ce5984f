package org.huashu.coach.advice;

import java.util.List;
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
    long release) {}
