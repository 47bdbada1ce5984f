package org.huashu.coach.clock;

/**
 * What rounds add up to.
 *
 * @param inTime how many of the rounds were answered in time
 * @param millis how long they took together, in milliseconds
 */
public record Tally(long rounds, long inTime, long millis) {

  /** No round yet. */
  public static final Tally NONE = new Tally(0, 0, 0);

  /** What one round adds. */
  public static Tally of(Rounds.Counted round) {
    return new Tally(1, round.inTime() ? 1 : 0, round.millis());
  }

  /** Both together. */
  public Tally plus(Tally other) {
    return new Tally(rounds + other.rounds, inTime + other.inTime, millis + other.millis);
  }

  /** What is left without the other. */
  public Tally minus(Tally other) {
    return new Tally(rounds - other.rounds, inTime - other.inTime, millis - other.millis);
  }

  /** The share in time, in [0,1]; 1 when nothing is counted. */
  public double share() {
    return rounds == 0 ? 1 : (double) inTime / rounds;
  }

  /** The average time of a round in milliseconds, rounded; 0 when nothing is counted. */
  public long averageMillis() {
    return rounds == 0 ? 0 : Math.round((double) millis / rounds);
  }
}
