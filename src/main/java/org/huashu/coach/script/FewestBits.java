package org.huashu.coach.script;

import java.util.Arrays;

/**
 * Keeps those of many texts that differ in the fewest bits: as many as are wanted, and those that
 * are as near as the last one. What is too far already when it comes is not looked at again.
 */
final class FewestBits {

  private final int wanted;
  /** By how many bits differ: how many texts do. */
  private final int[] counts;
  private int[] texts;
  private int[] apart;
  private int kept;
  /** How many differ in at most {@link #most} bits. */
  private int within;
  private int most;

  /**
   * Keeps so many.
   *
   * @param wanted at least 1
   * @param bits how many may differ
   */
  FewestBits(int wanted, int bits) {
    this.wanted = wanted;
    this.counts = new int[bits + 1];
    this.most = bits;
    this.texts = new int[4 * wanted];
    this.apart = new int[4 * wanted];
  }

  /** Takes a run of texts by how many bits differ, in their order. */
  void add(int from, int[] differing, int length) {
    for (int i = 0; i < length; i++) {
      if (differing[i] <= most) {
        add(from + i, differing[i]);
      }
    }
  }

  private void add(int text, int differing) {
    if (kept == texts.length) {
      forget();
    }
    texts[kept] = text;
    apart[kept++] = differing;
    counts[differing]++;
    within++;
    while (within - counts[most] >= wanted) {
      within -= counts[most--];
    }
  }

  /** Drops what has become too far, and makes room. */
  private void forget() {
    int left = 0;
    for (int i = 0; i < kept; i++) {
      if (apart[i] <= most) {
        texts[left] = texts[i];
        apart[left++] = apart[i];
      }
    }
    kept = left;
    if (kept > texts.length / 2) {
      texts = Arrays.copyOf(texts, 2 * texts.length);
      apart = Arrays.copyOf(apart, texts.length);
    }
  }

  /** The texts that were kept, in the order they came. */
  int[] texts() {
    forget();
    return Arrays.copyOf(texts, kept);
  }
}
