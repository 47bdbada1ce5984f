package org.huashu.coach.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/**
 * How fast a draft grows, from its first revision to its last.
 *
 * @param at when the newest revision was made
 * @param typed the time between the revisions, of a longer pause only the first seconds
 * @param grown by how much it grew in that time, in UTF-16 units
 * @param length of the newest revision, in UTF-16 units
 * @param revision the newest that was seen; older ones that come later change nothing
 */
public record TypingPace(Instant at, Duration typed, int grown, int length, long revision) {

  /** Less says nothing about a pace. */
  private static final Duration SHORTEST = Duration.ofSeconds(3);

  /** Who pauses longer does something else. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** Somebody who thinks types slowly; in characters a second. */
  private static final double SLOWEST = 0.2;

  /** A draft that was just begun. */
  public static TypingPace begun(Instant at, int length, long revision) {
    return new TypingPace(at, Duration.ZERO, 0, length, revision);
  }

  /** The pace with one more revision. */
  public TypingPace with(Instant now, int units, long number) {
    if (number <= revision || now.isBefore(at)) {
      return this;
    }
    Duration pause = Duration.between(at, now);
    Duration counted = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    return new TypingPace(now, typed.plus(counted), grown + units - length, units, number);
  }

  /**
   * How long the draft still takes to become that long, in milliseconds; empty when there is no
   * telling yet.
   *
   * @param expectedLength in UTF-16 units, asked for only when it matters
   */
  public OptionalLong millisUntil(IntSupplier expectedLength) {
    if (typed.compareTo(SHORTEST) < 0) {
      return OptionalLong.empty();
    }
    double perSecond = Math.max(SLOWEST, grown * 1_000.0 / typed.toMillis());
    return OptionalLong
        .of(Math.round(Math.max(0, expectedLength.getAsInt() - length) / perSecond * 1_000));
  }
}
