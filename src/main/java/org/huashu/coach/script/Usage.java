package org.huashu.coach.script;

import java.util.HashMap;
import java.util.Map;

/**
 * What agents did with scripts that were offered to them, by shop: which of two scripts that answer
 * a question about as well they rather send. Immutable.
 *
 * @param version another number for other leanings
 * @param leanings by shop and id of a script, in [−1,1]; 0 for what is not there
 */
public record Usage(long version, Map<String, Map<String, Double>> leanings) {

  /** Nothing is known. */
  public static final Usage NONE = new Usage(0, Map.of());

  /** A script counts as if it had been offered so many times before, and sent as often as any. */
  private static final double PRIOR = 50;
  /** Sent so many times as often as others is the most that counts. */
  private static final double MOST = 3;

  /**
   * How often a script was offered in a shop while no other one was sent, and how often it was sent
   * then, as it is or with changes. How often agents look for it by themselves does not count: that
   * would push what is known already.
   */
  public record Count(long offered, long sent) {}

  /** From counts by shop and id of a script. */
  public static Usage of(long version, Map<String, Map<String, Count>> counts) {
    Map<String, Map<String, Double>> leanings = new HashMap<>();
    counts.forEach((shop, scripts) -> leanings.put(shop, leanings(scripts)));
    return new Usage(version, Map.copyOf(leanings));
  }

  /**
   * By the share of offers that were sent, smoothed towards the shop's mean: the logarithm of how
   * many times the mean it is. A script that is offered more gains nothing by that, since every
   * offer is in the denominator.
   */
  private static Map<String, Double> leanings(Map<String, Count> scripts) {
    double offered = scripts.values().stream().mapToLong(Count::offered).sum();
    double sent = scripts.values().stream().mapToLong(Count::sent).sum();
    Map<String, Double> leanings = new HashMap<>();
    if (offered > 0 && sent > 0) {
      double mean = sent / offered;
      scripts.forEach((id, count) -> {
        double share = (count.sent() + mean * PRIOR) / (count.offered() + PRIOR);
        leanings.put(id, Math.clamp(Math.log(share / mean) / Math.log(MOST), -1, 1));
      });
    }
    return Map.copyOf(leanings);
  }

  /** How much agents of a shop lean to a script: 0 as to any, 1 much more, −1 much less. */
  public double leaning(String shop, String script) {
    Map<String, Double> ofShop = leanings.get(shop);
    return ofShop == null ? 0 : ofShop.getOrDefault(script, 0.0);
  }
}
