package org.huashu.coach.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Numbers in [0, n), the small ones often: as questions are asked and conversations are busy. */
final class Zipf {

  private final double[] upTo;

  /** The chance of number k is proportional to 1 / (k + 1). */
  Zipf(int n) {
    upTo = new double[n];
    double sum = 0;
    for (int k = 0; k < n; k++) {
      sum += 1.0 / (k + 1);
      upTo[k] = sum;
    }
  }

  int next(RandomGenerator random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(upTo.length - 1, at < 0 ? -at - 1 : at);
  }
}
