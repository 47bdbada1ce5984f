package org.huashu.coach.audit;

/**
 * How long customers waited for replies.
 *
 * @param rounds how many waits there were
 * @param late how many of them were longer than allowed
 * @param millis how long all of them took together
 * @param longestMillis the longest of them
 */
public record Waits(long rounds, long late, long millis, long longestMillis) {

  /** Nobody waited. */
  public static final Waits NONE = new Waits(0, 0, 0, 0);

  /** One wait. */
  static Waits of(long millis, boolean late) {
    return new Waits(1, late ? 1 : 0, millis, millis);
  }

  /** Both together. */
  Waits plus(Waits other) {
    return new Waits(rounds + other.rounds, late + other.late, millis + other.millis,
        Math.max(longestMillis, other.longestMillis));
  }

  /** The average of a wait, in milliseconds; 0 when nobody waited. */
  public long averageMillis() {
    return rounds == 0 ? 0 : Math.round((double) millis / rounds);
  }
}
