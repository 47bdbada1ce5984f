package org.huashu.coach.advice;

import java.time.Instant;
import java.util.Optional;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.conversation.ConversationKey;

/**
 * A hint that nobody asked for: a customer waits, or threatens to complain, and no draft is open.
 *
 * @param agent whom it concerns; empty while nobody serves the customer
 * @param at when it was due to be told
 * @param hint its id is the same however often it is told
 */
public record Push(ConversationKey key, Optional<String> agent, Instant at, Hint hint,
    ClockReading clock) {}
