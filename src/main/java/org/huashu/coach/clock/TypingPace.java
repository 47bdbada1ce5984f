package org.huashu.coach.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How fast a draft grows, from its first revision to its last.
 *
 * @param revision the newest that was seen; older ones that come later change nothing
 * @param firstLength in UTF-16 units
 */
public record TypingPace(Instant firstAt, int firstLength, Instant at, int length,
    long revision) {

  /** Less says nothing about a pace. */
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  /** Somebody who thinks types slowly; in characters a second. */
  private static final double SLOWEST = 0.2;

  /** A draft that was just begun. */
  public static TypingPace begun(Instant at, int length, long revision) {
    return new TypingPace(at, length, at, length, revision);
  }

  /** The pace with one more revision. */
  public TypingPace with(Instant now, int units, long number) {
    return number <= revision || now.isBefore(at)
        ? this
        : new TypingPace(firstAt, firstLength, now, units, number);
  }

  /**
   * How long the draft still takes to become that long, in milliseconds; empty when there is no
   * telling yet.
   */
  public OptionalLong millisUntil(int expectedLength) {
    Duration typed = Duration.between(firstAt, at);
    if (typed.compareTo(SHORTEST) < 0) {
      return OptionalLong.empty();
    }
    double perSecond = Math.max(SLOWEST, (length - firstLength) * 1_000.0 / typed.toMillis());
    return OptionalLong.of(Math.round(Math.max(0, expectedLength - length) / perSecond * 1_000));
  }
}
