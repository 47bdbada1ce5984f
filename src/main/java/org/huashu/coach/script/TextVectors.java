package org.huashu.coach.script;

/**
 * The vectors of many texts, one after the other. Four numbers of 8 bits share an {@code int}, so
 * that the compiler makes vector instructions of a product: five times as fast as with bytes, and
 * without a module that a start would have to wait for.
 */
final class TextVectors {

  private static final int PACKED = 4;
  /** So many texts are copied together: they stay in the nearest cache. */
  private static final int TOGETHER = 32;

  private final int dimensions;
  private final int width;
  private final int[] codes;
  private final float[] scales;

  TextVectors(TextVector[] vectors) {
    dimensions = vectors.length == 0 ? 0 : vectors[0].codes().length;
    width = (dimensions + PACKED - 1) / PACKED;
    codes = new int[Math.multiplyExact(vectors.length, width)];
    scales = new float[vectors.length];
    for (int text = 0; text < vectors.length; text++) {
      scales[text] = vectors[text].scale();
      byte[] numbers = vectors[text].codes();
      for (int i = 0; i < dimensions; i++) {
        codes[text * width + i / PACKED] |= (numbers[i] & 0xFF) << ((i % PACKED) * Byte.SIZE);
      }
    }
  }

  /** A vector as it is multiplied with all: every fourth of its numbers together. */
  record Factor(int[] first, int[] second, int[] third, int[] fourth, float scale) {
    static Factor of(TextVector vector) {
      int width = (vector.codes().length + PACKED - 1) / PACKED;
      int[][] parts = new int[PACKED][width];
      for (int i = 0; i < vector.codes().length; i++) {
        parts[i % PACKED][i / PACKED] = vector.codes()[i];
      }
      return new Factor(parts[0], parts[1], parts[2], parts[3], vector.scale());
    }
  }

  int count() {
    return scales.length;
  }

  int dimensions() {
    return dimensions;
  }

  /** The cosine of a text and another one, of the same number of dimensions. */
  float product(int text, Factor other) {
    return numbers(codes, text * width, other) * scales[text] * other.scale();
  }

  private static int numbers(int[] all, int from, Factor other) {
    int[] first = other.first();
    int[] second = other.second();
    int[] third = other.third();
    int[] fourth = other.fourth();
    int sum = 0;
    for (int i = 0; i < first.length; i++) {
      int four = all[from + i];
      sum += (four << 24 >> 24) * first[i] + (four << 16 >> 24) * second[i]
          + (four << 8 >> 24) * third[i] + (four >> 24) * fourth[i];
    }
    return sum;
  }

  /**
   * The cosines of some texts and others, by the others: {@link #product} of all, in half the time.
   * Some texts at a time are copied together: the processor waits for many places of the memory at
   * once, but in products it waits for one after the other.
   */
  float[][] products(int[] texts, Factor... others) {
    float[][] products = new float[others.length][texts.length];
    int[] together = new int[Math.min(TOGETHER, texts.length) * width];
    for (int from = 0; from < texts.length; from += TOGETHER) {
      int length = Math.min(TOGETHER, texts.length - from);
      for (int i = 0; i < length; i++) {
        System.arraycopy(codes, texts[from + i] * width, together, i * width, width);
      }
      for (int other = 0; other < others.length; other++) {
        for (int i = 0; i < length; i++) {
          products[other][from + i] = numbers(together, i * width, others[other])
              * scales[texts[from + i]] * others[other].scale();
        }
      }
    }
    return products;
  }

  /** The vector of a text. */
  TextVector vector(int text) {
    byte[] numbers = new byte[dimensions];
    for (int i = 0; i < dimensions; i++) {
      numbers[i] = code(text, i);
    }
    return new TextVector(numbers, scales[text]);
  }

  private byte code(int text, int i) {
    return (byte) (codes[text * width + i / PACKED] >> ((i % PACKED) * Byte.SIZE));
  }

  /** Writes the numbers of a text over those that are there. */
  void numbers(int text, float[] to) {
    for (int i = 0; i < dimensions; i++) {
      to[i] = code(text, i) * scales[text];
    }
  }
}
