package org.huashu.coach.script;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoreMeasureTest {

  private static final TextVector RIGHT = vector(1, 0, 0);
  private static final TextVector RIGHT_AND_UP = vector(0.8f, 0.6f, 0);
  private static final TextVector RIGHT_AND_DOWN = vector(0.8f, -0.6f, 0);
  private static final TextVector AWAY = vector(0.6f, 0, 0.8f);

  @Test
  void whereEveryScriptHasOneTextTheMeasureIsTheCosineAwayFromTheMean() {
    float[] mean = {0.5f, 0, 0.1f};
    Store measure = new Store(vectors(RIGHT, AWAY), new int[]{0, 1, 2}, mean);
    assertEquals(cosine(RIGHT_AND_UP, AWAY, mean),
        described(measure, 1, RIGHT_AND_UP, Feature.SCRIPT_APART), 0.01);
    assertEquals(1, described(measure, 1, AWAY, Feature.SCRIPT_APART), 0.01);
    assertEquals(1, described(measure, 1, AWAY, Feature.TEXTS_APART), 0.01);
  }

  @Test
  void inWhatTheTextsOfOneScriptDifferCountsLess() {
    Store equal = new Store(vectors(RIGHT_AND_UP, AWAY),
        new int[]{0, 1, 2}, new float[3]);
    Store own = new Store(
        vectors(RIGHT_AND_UP, AWAY, RIGHT_AND_UP, RIGHT_AND_DOWN),
        new int[]{0, 1, 2, 4}, new float[3]);
    assertTrue(described(own, 0, RIGHT,
        Feature.SCRIPT_APART) > described(equal, 0, RIGHT, Feature.SCRIPT_APART) + 0.05);
    assertEquals(described(equal, 1, RIGHT, Feature.SCRIPT_APART),
        described(own, 1, RIGHT, Feature.SCRIPT_APART), 0.02);
  }

  @Test
  void aQuestionThatIsTheMeanIsNearToNothing() {
    Store measure = new Store(vectors(RIGHT, AWAY), new int[]{0, 1, 2},
        RIGHT.numbers());
    assertEquals(0, described(measure, 1, RIGHT, Feature.SCRIPT_APART));
  }

  @Test
  void theInverseOfTheMixtureTurnsItBack() {
    double[][] lower = {{4, 0, 0}, {1, 3, 0}, {0.5, -1, 2}};
    float[][] inverse = new Scatter(lower).inverse(0.3);
    double[][] mixed = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        mixed[i][j] = 0.3 * lower[Math.max(i, j)][Math.min(i, j)] * 3 / 9 + (i == j ? 0.7 : 0);
      }
    }
    for (int i = 0; i < 3; i++) {
      double[] row = new double[3];
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          row[j] += mixed[i][k] * inverse[k][j];
        }
      }
      double[] unit = new double[3];
      unit[i] = 1;
      assertArrayEquals(unit, row, 1e-6);
    }
  }

  @Test
  void ofManyTextsSomeTellTheScatter() {
    TextVector[] many = new TextVector[100];
    Arrays.setAll(many, i -> i % 2 == 0 ? RIGHT_AND_UP : RIGHT_AND_DOWN);
    int[] first = new int[51];
    Arrays.setAll(first, i -> 2 * i);
    assertArrayEquals(Scatter.within(vectors(many), first, 1_000).inverse(0.3)[1],
        Scatter.within(vectors(many), first, 10).inverse(0.3)[1], 1e-6f);
  }

  /** Texts and how they are measured. */
  private record Store(TextVectors vectors, int[] first, StoreMeasure measure) {
    Store(TextVectors vectors, int[] first, float[] mean) {
      this(vectors, first, new StoreMeasure(vectors, first, mean));
    }
  }

  private static double described(Store store, int script, TextVector question, Feature feature) {
    StoreMeasure.Measured measured = store.measure().of(question);
    int[] texts = IntStream.range(store.first()[script], store.first()[script + 1]).toArray();
    double[] features = new double[Feature.values().length];
    store.measure()
        .describe(script, measured, store.vectors().products(texts, measured.direction())[0],
            features);
    return features[feature.ordinal()];
  }

  private static double cosine(TextVector one, TextVector other, float[] mean) {
    double product = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < mean.length; i++) {
      double a = one.numbers()[i] - mean[i];
      double b = other.numbers()[i] - mean[i];
      product += a * b;
      first += a * a;
      second += b * b;
    }
    return product / Math.sqrt(first * second);
  }

  private static TextVectors vectors(TextVector... vectors) {
    return new TextVectors(vectors);
  }

  private static TextVector vector(float... numbers) {
    return TextVector.of(numbers);
  }
}
