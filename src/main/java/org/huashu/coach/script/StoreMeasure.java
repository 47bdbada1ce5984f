package org.huashu.coach.script;

import org.apache.lucene.util.VectorUtil;

/**
 * How near a question is to texts, as one store means it. What all its texts have in common is
 * taken away; and in what the texts of one script differ, customers only word it in another way, so
 * it counts less (within-class covariance normalization: Hatch, Kajarekar and Stolcke, 2006). In a
 * store that has one text a script nothing is known of that, and all directions count the same.
 */
final class StoreMeasure {

  /** So much of the measure is the store's own; from 0.2 to 0.5 it hardly matters. */
  private static final double OWN = 0.3;
  /** More texts would take longer and hardly change anything. */
  private static final int MOST_TEXTS = 20_000;
  /** Shorter than this a vector has no direction. */
  private static final double SHORTEST = 1e-3;
  /** How sharp the soft maximum is: a difference of 1 / 10 counts {@code e} times. */
  private static final int SHARPNESS = 10;

  private final TextVector[] vectors;
  private final int[] first;
  private final float[] mean;
  /** The inverse of what is mixed of equal directions and the store's own scatter; by row. */
  private final float[][] inverse;
  private final float[] textLengths;
  private final float[] scriptLengths;

  /**
   * A question as the store measures it.
   *
   * @param direction the product with a text less {@code towardsMean} is the product in the store's
   *        measure
   */
  record Measured(TextVector direction, float towardsMean, float length) {}

  /**
   * Measures by these texts.
   *
   * @param first by script and for the end: where its texts begin
   * @param mean of all texts
   */
  StoreMeasure(TextVector[] vectors, int[] first, float[] mean) {
    this.vectors = vectors;
    this.first = first.clone();
    this.mean = mean.clone();
    this.inverse = Scatter.within(vectors, first, MOST_TEXTS).inverse(OWN);
    textLengths = new float[vectors.length];
    scriptLengths = new float[first.length - 1];
    for (int script = 0; script < scriptLengths.length; script++) {
      float[] middle = new float[mean.length];
      int count = first[script + 1] - first[script];
      for (int text = first[script]; text < first[script + 1]; text++) {
        float[] apart = apart(vectors[text]);
        textLengths[text] = length(apart, turned(apart));
        VectorUtil.add(middle, apart);
      }
      for (int i = 0; i < middle.length && count > 0; i++) {
        middle[i] /= count;
      }
      scriptLengths[script] =
          count == 1 ? textLengths[first[script]] : length(middle, turned(middle));
    }
  }

  /** Measures a question. */
  Measured of(TextVector question) {
    float[] apart = apart(question);
    float[] turned = turned(apart);
    return new Measured(TextVector.of(turned), VectorUtil.dotProduct(turned, mean),
        length(apart, turned));
  }

  /** Adds what the measure says about a script and a question. */
  void describe(int script, Measured question, double[] features) {
    double sum = 0;
    double soft = 0;
    for (int text = first[script]; text < first[script + 1]; text++) {
      double product = vectors[text].product(question.direction()) - question.towardsMean();
      sum += product;
      soft += Math.exp(SHARPNESS * (cosine(product, textLengths[text], question) - 1));
    }
    int count = Math.max(1, first[script + 1] - first[script]);
    features[Feature.SCRIPT_APART.ordinal()] =
        cosine(sum / count, scriptLengths[script], question);
    features[Feature.TEXTS_APART.ordinal()] = soft > 0 ? 1 + Math.log(soft) / SHARPNESS : 0;
  }

  private static double cosine(double product, double length, Measured question) {
    boolean pointless = length < SHORTEST || question.length() < SHORTEST;
    return pointless ? 0 : product / length / question.length();
  }

  private float[] apart(TextVector vector) {
    float[] apart = vector.numbers();
    for (int i = 0; i < apart.length; i++) {
      apart[i] -= mean[i];
    }
    return apart;
  }

  private float[] turned(float[] vector) {
    if (inverse.length == 0) {
      return vector;
    }
    float[] turned = new float[vector.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = VectorUtil.dotProduct(inverse[i], vector);
    }
    return turned;
  }

  private static float length(float[] vector, float[] turned) {
    return (float) Math.sqrt(Math.max(0, VectorUtil.dotProduct(vector, turned)));
  }
}
