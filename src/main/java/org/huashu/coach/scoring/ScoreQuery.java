package org.huashu.coach.scoring;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which scores, and in which order.
 *
 * @param after {@link ScoreEntry#place} of the one before
 */
public record ScoreQuery(Filter filter, Order order, boolean descending, Optional<String> after,
    int most) {

  /** What they are sorted by. */
  public enum Order {
    /** The day of the chat. */
    DAY,
    /** The points. */
    TOTAL,
    /** When it was scored. */
    SCORED
  }

  /**
   * What must hold; what is empty asks for nothing.
   *
   * @param from the first day
   * @param until the last day
   * @param counts only those that count
   * @param sample only chats of this sample
   */
  public record Filter(Optional<String> shop, Optional<String> agent, Optional<String> trainer,
      Optional<LocalDate> from, Optional<LocalDate> until, Optional<Scoring.State> state,
      boolean counts, OptionalLong sample) {}
}
