package org.huashu.coach.script;

import java.util.Arrays;
import java.util.function.IntConsumer;
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

  private final ScriptTexts texts;
  private final float[] mean;
  /** By 64 bits and text: the compiler makes vector instructions of a run through one of them. */
  private final long[][] bits;
  private final int count;

  /** Copies the vectors of these texts. */
  RoughVectors(ScriptTexts texts, TextVectors vectors, float[] mean) {
    this.texts = texts;
    this.mean = mean.clone();
    this.count = vectors.count();
    this.bits = new long[(mean.length + Long.SIZE - 1) / Long.SIZE][count];
    float[] numbers = new float[mean.length];
    for (int text = 0; text < count; text++) {
      vectors.numbers(text, numbers);
      for (int word = 0; word < bits.length; word++) {
        bits[word][text] = above(numbers, word);
      }
    }
  }

  private long above(float[] numbers, int word) {
    long above = 0;
    int end = Math.min(mean.length, (word + 1) * Long.SIZE);
    for (int i = word * Long.SIZE; i < end; i++) {
      above |= numbers[i] > mean[i] ? 1L << i : 0;
    }
    return above;
  }

  /** Of how many of so many texts the vectors themselves are compared. */
  static int few(int texts) {
    return texts <= ALL ? texts : LEAST + texts / ONE_IN;
  }

  /**
   * Tells the texts that are roughly nearest, in their order: {@link #few} of them, and those that
   * are as near as the last one.
   *
   * @param offered by script; null for all
   */
  void nearest(TextVector question, @Nullable Bits offered, IntConsumer found) {
    int[] apart = apart(question.numbers());
    int notOffered = bits.length * Long.SIZE + 1;
    if (offered != null) {
      takeAway(apart, offered, notOffered);
    }
    int[] counts = new int[notOffered + 1];
    for (int differing : apart) {
      counts[differing]++;
    }
    int most = farthest(counts, few(count - counts[notOffered]));
    for (int text = 0; text < count; text++) {
      if (apart[text] <= most) {
        found.accept(text);
      }
    }
  }

  /** By text: how many bits differ. */
  private int[] apart(float[] asked) {
    int[] apart = new int[count];
    for (int from = 0; from < count; from += BLOCK) {
      Block block = new Block(from, Math.min(count, from + BLOCK));
      for (int word = 0; word < bits.length; word++) {
        add(above(asked, word), bits[word], apart, block);
      }
    }
    return apart;
  }

  private record Block(int from, int to) {}

  /** The same index for both: only so it becomes vector instructions. */
  private static void add(long asked, long[] words, int[] apart, Block block) {
    int to = block.to();
    for (int text = block.from(); text < to; text++) {
      apart[text] += Long.bitCount(asked ^ words[text]);
    }
  }

  private void takeAway(int[] apart, Bits offered, int notOffered) {
    int[] first = texts.first();
    for (int script = 0; script + 1 < first.length; script++) {
      if (!offered.get(script)) {
        Arrays.fill(apart, first[script], first[script + 1], notOffered);
      }
    }
  }

  /** How many bits differ in the last of so many; less than what is not offered has. */
  private static int farthest(int[] counts, int wanted) {
    int sum = 0;
    for (int differing = 0; differing < counts.length - 1; differing++) {
      sum += counts[differing];
      if (sum >= wanted) {
        return differing;
      }
    }
    return counts.length - 2;
  }
}
