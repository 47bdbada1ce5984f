package org.huashu.coach.clock;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The response clock at one moment.
 *
 * @param waitingSince since when the customer waits; empty when nobody waits
 * @param waitedMillis the working time waited so far, in milliseconds
 * @param targetMillis the target for this reply, in milliseconds
 * @param agentMillis the share of the agent who took over while the customer waited, in
 *        milliseconds of working time; empty when nobody took over
 */
public record ClockReading(ClockState state, Optional<Instant> waitingSince, long waitedMillis,
    long targetMillis, OptionalLong agentMillis) {

  /** A clock that nobody took over. */
  public ClockReading(ClockState state, Optional<Instant> waitingSince, long waitedMillis,
      long targetMillis) {
    this(state, waitingSince, waitedMillis, targetMillis, OptionalLong.empty());
  }
}
