package org.huashu.coach.script;

import java.util.Arrays;
import java.util.BitSet;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * A rough copy of all vectors, one bit a number: whether it is above the mean. Counting the bits
 * that differ takes a tenth of the time of a product, and among the {@link #few} with the fewest
 * are the nearest: measured in {@code docs/search.md}.
 */
final class RoughVectors {

  /** Of so few texts every one is looked at. */
  private static final int ALL = 2_000;
  /** Of more so many. */
  private static final int LEAST = 250;
  /** And one in so many besides. */
  private static final int ONE_IN = 400;
  /** So many texts at once: what they differ by stays in the nearest cache. */
  private static final int BLOCK = 2_048;
  /** So many times 64 bits at once. */
  private static final int TOGETHER = 4;

  private final ScriptTexts texts;
  private final float[] mean;
  private final int words;
  private final int count;
  /**
   * By block and 64 bits, and then by text: the compiler makes vector instructions of a run through
   * four of them.
   */
  private final long[][] bits;

  /** Copies the vectors of these texts. */
  RoughVectors(ScriptTexts texts, TextVectors vectors, float[] mean) {
    this.texts = texts;
    this.mean = mean.clone();
    this.count = vectors.count();
    this.words = (mean.length + TOGETHER * Long.SIZE - 1) / (TOGETHER * Long.SIZE) * TOGETHER;
    this.bits = new long[(count + BLOCK - 1) / BLOCK * words][];
    Arrays.setAll(bits, i -> new long[Math.min(BLOCK, count - i / words * BLOCK)]);
    float[] numbers = new float[mean.length];
    for (int text = 0; text < count; text++) {
      vectors.numbers(text, numbers);
      long[] above = above(numbers);
      for (int word = 0; word < words; word++) {
        bits[text / BLOCK * words + word][text % BLOCK] = above[word];
      }
    }
  }

  private long[] above(float[] numbers) {
    long[] above = new long[words];
    for (int i = 0; i < mean.length; i++) {
      above[i / Long.SIZE] |= numbers[i] > mean[i] ? 1L << i : 0;
    }
    return above;
  }

  /** Of how many of so many texts the vectors themselves are compared. */
  static int few(int texts) {
    return texts <= ALL ? texts : LEAST + texts / ONE_IN;
  }

  /**
   * The texts that are roughly nearest, in their order: {@link #few} of them, and those that are as
   * near as the last one.
   *
   * @param offered by script; null for all
   */
  int[] nearest(TextVector question, @Nullable Bits offered) {
    BitSet others = offered == null ? new BitSet() : others(offered);
    int among = count - others.cardinality();
    if (among == 0) {
      return new int[0];
    }
    FewestBits nearest = new FewestBits(few(among), words * Long.SIZE);
    long[] asked = above(question.numbers());
    int[] apart = new int[BLOCK];
    for (int from = 0; from < count; from += BLOCK) {
      int length = Math.min(BLOCK, count - from);
      measure(asked, from / BLOCK * words, apart, length);
      takeAway(others, from, apart, length);
      nearest.add(from, apart, length);
    }
    return nearest.texts();
  }

  /** By text of a block: how many bits differ. */
  private void measure(long[] asked, int first, int[] apart, int length) {
    Arrays.fill(apart, 0);
    for (int word = 0; word < words; word += TOGETHER) {
      add(Arrays.copyOfRange(asked, word, word + TOGETHER),
          Arrays.copyOfRange(bits, first + word, first + word + TOGETHER), apart, length);
    }
  }

  /** Four at once: with fewer it takes longer, and of more no vector instructions are made. */
  private static void add(long[] asked, long[][] bits, int[] apart, int length) {
    long[] bits0 = bits[0];
    long[] bits1 = bits[1];
    long[] bits2 = bits[2];
    long[] bits3 = bits[3];
    long asked0 = asked[0];
    long asked1 = asked[1];
    long asked2 = asked[2];
    long asked3 = asked[3];
    for (int i = 0; i < length; i++) {
      apart[i] += Long.bitCount(asked0 ^ bits0[i]) + Long.bitCount(asked1 ^ bits1[i])
          + Long.bitCount(asked2 ^ bits2[i]) + Long.bitCount(asked3 ^ bits3[i]);
    }
  }

  /** The texts of scripts that are not offered. */
  private BitSet others(Bits offered) {
    int[] first = texts.first();
    BitSet others = new BitSet(count);
    for (int script = 0; script + 1 < first.length; script++) {
      if (!offered.get(script)) {
        others.set(first[script], first[script + 1]);
      }
    }
    return others;
  }

  private static void takeAway(BitSet others, int from, int[] apart, int length) {
    int text = others.nextSetBit(from);
    while (text >= 0 && text < from + length) {
      apart[text - from] = Integer.MAX_VALUE;
      text = others.nextSetBit(text + 1);
    }
  }
}
