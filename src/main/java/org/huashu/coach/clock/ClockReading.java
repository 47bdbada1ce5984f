package org.huashu.coach.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * The response clock at one moment.
 *
 * @param waitingSince since when the customer waits; empty when nobody waits
 * @param waitedMillis the working time waited so far, in milliseconds
 * @param targetMillis the target for this reply, in milliseconds
 */
public record ClockReading(ClockState state, Optional<Instant> waitingSince, long waitedMillis,
    long targetMillis) {}
