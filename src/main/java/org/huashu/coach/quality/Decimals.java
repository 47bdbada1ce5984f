package org.huashu.coach.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals as people write them: equal numbers are equal values, and none shows an exponent. */
final class Decimals {

  private static final int CENTS = 2;

  private Decimals() {}

  /** The same number without zeros at its end: 1.50 is 1.5, 100 stays 100. */
  static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Rounded half up to two places, as points and amounts are shown and paid. */
  static BigDecimal rounded(BigDecimal number) {
    return plain(number.setScale(CENTS, RoundingMode.HALF_UP));
  }

  /** A part of 100. */
  static BigDecimal percent(BigDecimal number) {
    return number.movePointLeft(2);
  }
}
