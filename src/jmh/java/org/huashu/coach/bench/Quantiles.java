package org.huashu.coach.bench;

import java.util.Arrays;

/** Quantiles of a few numbers. */
final class Quantiles {

  private Quantiles() {}

  /** The number below which the share {@code part} of them lie, in [0, 1]; 0.5 is the median. */
  static double of(double[] numbers, double part) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
  }
}
