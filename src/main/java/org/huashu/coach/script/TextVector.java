package org.huashu.coach.script;

import org.apache.lucene.util.VectorUtil;

/**
 * A vector of length about 1 in 8 bits a number: its numbers are {@code codes × scale}. A quarter
 * of the memory; a product is off by less than 0.005.
 */
record TextVector(byte[] codes, float scale) {

  private static final int MOST = Byte.MAX_VALUE;

  static TextVector of(float[] vector) {
    float most = 0;
    for (float value : vector) {
      most = Math.max(most, Math.abs(value));
    }
    byte[] codes = new byte[vector.length];
    for (int i = 0; i < codes.length && most > 0; i++) {
      codes[i] = (byte) Math.round(vector[i] / most * MOST);
    }
    return new TextVector(codes, most / MOST);
  }

  float product(TextVector other) {
    return VectorUtil.dotProduct(codes, other.codes) * scale * other.scale;
  }

  /** Its numbers, a new array. */
  float[] numbers() {
    float[] numbers = new float[codes.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = codes[i] * scale;
    }
    return numbers;
  }

  /** Adds the vector to a sum. */
  void addTo(double[] sum) {
    for (int i = 0; i < codes.length; i++) {
      sum[i] += codes[i] * scale;
    }
  }
}
