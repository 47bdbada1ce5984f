package org.huashu.coach.advice;

import java.time.Instant;
import java.util.Optional;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.conversation.ConversationKey;

/**
 * A hint that nobody asked for: a customer waits, or threatens to complain, and no draft is open;
 * or what a trainer says of an earlier draft.
 *
 * @param agent whom it concerns; empty while nobody serves the customer
 * @param at when it was due to be told
 * @param hint its id is the same however often it is told
 */
public record Push(ConversationKey key, Optional<String> agent, Instant at, Hint hint,
    ClockReading clock, Kind kind) {

  /** What it is about. */
  public enum Kind {
    /** The conversation as it is now. */
    HINT,
    /** What a trainer says of an earlier draft: the agent reads it when there is time. */
    NOTE
  }

  /** One about the conversation. */
  public Push(ConversationKey key, Optional<String> agent, Instant at, Hint hint,
      ClockReading clock) {
    this(key, agent, at, hint, clock, Kind.HINT);
  }
}
