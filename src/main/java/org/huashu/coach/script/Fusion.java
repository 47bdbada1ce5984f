package org.huashu.coach.script;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Puts all that is known about a script and a question into one score: two linear models over
 * {@link Feature}. One orders the scripts, the other says of the first one how likely it is that
 * the store has a script at all. A script {@code d} behind the first one has that score times
 * {@code exp(-d × }{@value #FALLING}{@code )}. The weights are fitted by {@code coach eval fit}.
 */
record Fusion(double[] order, double[] fits, double never) {

  private static final double FALLING = 0.25;
  private static final String FILE = "fusion.properties";

  /** The weights that are shipped. */
  static Fusion shipped() {
    try (Reader in = new InputStreamReader(
        Objects.requireNonNull(Fusion.class.getResourceAsStream(FILE), FILE),
        StandardCharsets.UTF_8)) {
      Properties weights = new Properties();
      weights.load(in);
      return of(weights);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same without what words say. */
  Fusion meaningOnly() {
    double[] ordered = order.clone();
    double[] fitting = fits.clone();
    for (Feature feature : Feature.values()) {
      if (feature.ofWords()) {
        ordered[feature.ordinal()] = 0;
        fitting[feature.ordinal()] = 0;
      }
    }
    return new Fusion(ordered, fitting, never);
  }

  private static Fusion of(Properties weights) {
    Feature[] features = Feature.values();
    double[] order = new double[features.length];
    double[] fits = new double[features.length];
    for (Feature feature : features) {
      if (feature.orders()) {
        order[feature.ordinal()] = number(weights, "order." + feature.label());
      }
      if (feature.fits()) {
        fits[feature.ordinal()] = number(weights, "fits." + feature.label());
      }
    }
    return new Fusion(order, fits, number(weights, "fits.constant"));
  }

  private static double number(Properties weights, String name) {
    String value = weights.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(FILE + " has no " + name);
    }
    return Double.parseDouble(value);
  }

  /** By what scripts are ordered. */
  double order(double[] features) {
    return product(order, features);
  }

  /** The same without what agents do with the script, and without what was spoken of before. */
  double orderByItself(double[] features) {
    return order(features) - part(Feature.USE, features) - part(Feature.TOPIC, features);
  }

  private double part(Feature feature, double[] features) {
    return order[feature.ordinal()] * features[feature.ordinal()];
  }

  /** How likely it is that a script that is first fits, in [0,1]. */
  double fits(double[] features) {
    return 1 / (1 + Math.exp(-product(fits, features) - never));
  }

  /** The score of a script so far behind the first one. */
  static double behind(double best, double distance) {
    return best * Math.exp(-distance * FALLING);
  }

  /** What each feature adds, in proportion, to a score. */
  List<ScriptMatch.Share> shares(double[] features, double score) {
    double all = order(features);
    List<ScriptMatch.Share> shares = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      double part = part(feature, features);
      if (part != 0 && all > 0) {
        shares.add(new ScriptMatch.Share(feature.label(), score * part / all));
      }
    }
    return shares;
  }

  private static double product(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }
}
