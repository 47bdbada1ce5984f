package org.huashu.coach.quality;

import static org.huashu.coach.quality.Decimals.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What an indicator came to in a period.
 *
 * @param value per cent or points; empty when there was nothing to measure, which counts as full
 */
public record Measured(Optional<BigDecimal> value) {

  /** There was nothing to measure. */
  public static final Measured NOTHING = new Measured(Optional.empty());

  private static final int RATE_PLACES = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A number that was measured elsewhere. */
  public static Measured of(BigDecimal value) {
    return new Measured(Optional.of(plain(value)));
  }

  /**
   * Answered in time ÷ incoming, those that gave up in the queue left out.
   *
   * @throws IllegalArgumentException when the counts cannot be
   */
  public static Measured answerRate(long answered, long incoming, long gaveUp) {
    return share(answered, incoming - gaveUp);
  }

  /**
   * Satisfied ÷ (rated − abandoned).
   *
   * @param abandoned ratings that were begun and given up, a part of {@code rated}
   * @throws IllegalArgumentException when the counts cannot be
   */
  public static Measured satisfaction(long satisfied, long rated, long abandoned) {
    return share(satisfied, rated - abandoned);
  }

  /**
   * A share in per cent, rounded half up to four places.
   *
   * @throws IllegalArgumentException when {@code part} is no part of {@code all}
   */
  public static Measured share(long part, long all) {
    if (part < 0 || all < part) {
      throw new IllegalArgumentException(part + " is no part of " + all);
    }
    if (all == 0) {
      return NOTHING;
    }
    return of(BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(all),
            RATE_PLACES, RoundingMode.HALF_UP));
  }
}
