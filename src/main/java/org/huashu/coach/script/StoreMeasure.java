package org.huashu.coach.script;

import java.util.Arrays;
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
  private static final float UNKNOWN = -1;

  private final TextVectors vectors;
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
  record Measured(TextVectors.Factor direction, float towardsMean, float length) {}

  /**
   * Measures by these texts.
   *
   * @param first by script and for the end: where its texts begin
   * @param mean of all texts
   */
  StoreMeasure(TextVectors vectors, int[] first, float[] mean) {
    this(vectors, first, mean, Scatter.within(vectors, first, MOST_TEXTS).inverse(OWN));
    Arrays.fill(textLengths, UNKNOWN);
    Arrays.fill(scriptLengths, UNKNOWN);
    measure();
  }

  private StoreMeasure(TextVectors vectors, int[] first, float[] mean, float[][] inverse) {
    this.vectors = vectors;
    this.first = first.clone();
    this.mean = mean.clone();
    this.inverse = inverse;
    this.textLengths = new float[vectors.count()];
    this.scriptLengths = new float[first.length - 1];
  }

  /**
   * The same measure for other texts, most of which are those of this one: only the others are
   * measured, so it takes milliseconds.
   */
  StoreMeasure after(TextVectors others, int[] begins, ScriptTexts.Kept kept) {
    StoreMeasure next = new StoreMeasure(others, begins, mean, inverse);
    known(textLengths, kept.texts(), next.textLengths);
    known(scriptLengths, kept.scripts(), next.scriptLengths);
    next.measure();
    return next;
  }

  private static void known(float[] lengths, int[] places, float[] next) {
    for (int i = 0; i < next.length; i++) {
      next[i] = places[i] < 0 ? UNKNOWN : lengths[places[i]];
    }
  }

  /** What is unknown. */
  private void measure() {
    for (int script = 0; script < scriptLengths.length; script++) {
      for (int text = first[script]; text < first[script + 1]; text++) {
        textLengths[text] =
            textLengths[text] == UNKNOWN ? length(apart(text)) : textLengths[text];
      }
      if (scriptLengths[script] == UNKNOWN) {
        scriptLengths[script] = lengthOfMiddle(script);
      }
    }
  }

  private float lengthOfMiddle(int script) {
    int count = first[script + 1] - first[script];
    if (count == 1) {
      return textLengths[first[script]];
    }
    float[] middle = new float[mean.length];
    for (int text = first[script]; text < first[script + 1]; text++) {
      VectorUtil.add(middle, apart(text));
    }
    for (int i = 0; i < middle.length && count > 0; i++) {
      middle[i] /= count;
    }
    return length(middle);
  }

  /** Measures a question. */
  Measured of(TextVector question) {
    float[] apart = apart(question.numbers());
    float[] turned = turned(apart);
    return new Measured(TextVectors.Factor.of(TextVector.of(turned)),
        VectorUtil.dotProduct(turned, mean),
        length(apart, turned));
  }

  /**
   * Adds what the measure says about a script and a question.
   *
   * @param products of all texts of the script and the direction of the question
   */
  void describe(int script, Measured question, float[] products, double[] features) {
    double sum = 0;
    double soft = 0;
    for (int i = 0; i < products.length; i++) {
      double product = products[i] - question.towardsMean();
      sum += product;
      soft += Math.exp(
          SHARPNESS * (cosine(product, textLengths[first[script] + i], question) - 1));
    }
    features[Feature.SCRIPT_APART.ordinal()] =
        cosine(sum / Math.max(1, products.length), scriptLengths[script], question);
    features[Feature.TEXTS_APART.ordinal()] = soft > 0 ? 1 + Math.log(soft) / SHARPNESS : 0;
  }

  private static double cosine(double product, double length, Measured question) {
    boolean pointless = length < SHORTEST || question.length() < SHORTEST;
    return pointless ? 0 : product / length / question.length();
  }

  private float[] apart(int text) {
    float[] numbers = new float[mean.length];
    vectors.numbers(text, numbers);
    return apart(numbers);
  }

  private float[] apart(float[] numbers) {
    float[] apart = numbers.clone();
    for (int i = 0; i < apart.length; i++) {
      apart[i] -= mean[i];
    }
    return apart;
  }

  private float[] turned(float[] vector) {
    if (inverse.length == 0) {
      return vector;
    }
    // The matrix is symmetric. Adding its rows up takes a quarter of the time of products with them.
    float[] turned = new float[vector.length];
    int four = vector.length / 4 * 4;
    for (int i = 0; i < four; i += 4) {
      addFour(i, vector, turned);
    }
    for (int i = four; i < vector.length; i++) {
      add(inverse[i], vector[i], turned);
    }
    return turned;
  }

  /** Four rows at once: the sum is read and written less often, and stays the same. */
  private void addFour(int row, float[] vector, float[] sum) {
    float[] first = inverse[row];
    float[] second = inverse[row + 1];
    float[] third = inverse[row + 2];
    float[] fourth = inverse[row + 3];
    float times1 = vector[row];
    float times2 = vector[row + 1];
    float times3 = vector[row + 2];
    float times4 = vector[row + 3];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i] + times1 * first[i] + times2 * second[i] + times3 * third[i]
          + times4 * fourth[i];
    }
  }

  private static void add(float[] row, float times, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * row[i];
    }
  }

  private float length(float[] vector) {
    return length(vector, turned(vector));
  }

  private static float length(float[] vector, float[] turned) {
    return (float) Math.sqrt(Math.max(0, VectorUtil.dotProduct(vector, turned)));
  }
}
