package org.huashu.coach.clock;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's wait, and when somebody must look at it.
 *
 * @param since when it began
 * @param follows when the last reply or closing before it was, {@link Instant#MIN} if there was
 *        none: the same as long as it is the same wait
 * @param targetMillis the target for the reply, in milliseconds of working time
 * @param due the first moment when the target is near; empty when no working hours come for a year
 * @param overdue the first moment later than the target
 */
public record Wait(Instant since, Instant follows, long targetMillis, Optional<Instant> due,
    Optional<Instant> overdue) {

  /** The next moment after {@code now} when something is to be said about it. */
  public Optional<Instant> next(Instant now) {
    return due.filter(now::isBefore).or(() -> overdue.filter(now::isBefore));
  }
}
