package org.huashu.coach.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whether the difference of two runs over the same questions may be chance: the questions are drawn
 * anew many times (Efron and Tibshirani, 1993). The draws are the same each time.
 */
final class PairedBootstrap {

  private static final int DRAWS = 10_000;
  private static final long SEED = 20_250_301;

  private PairedBootstrap() {}

  /** The mean difference of recall at k and the middle 95 % of the draws. */
  static Map<String, Double> recallAt(int k, List<Integer> ranks, List<Integer> others) {
    int[] gains = new int[ranks.size()];
    for (int i = 0; i < gains.length; i++) {
      gains[i] = hit(ranks.get(i), k) - hit(others.get(i), k);
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] means = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      int sum = 0;
      for (int i = 0; i < gains.length; i++) {
        sum += gains[random.nextInt(gains.length)];
      }
      means[draw] = (double) sum / gains.length;
    }
    Arrays.sort(means);
    return Map.of("difference", Arrays.stream(gains).average().orElse(0),
        "low", means[(int) (0.025 * DRAWS)], "high", means[(int) (0.975 * DRAWS) - 1]);
  }

  private static int hit(int rank, int k) {
    return rank > 0 && rank <= k ? 1 : 0;
  }
}
