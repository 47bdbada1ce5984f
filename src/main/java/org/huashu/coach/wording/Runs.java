package org.huashu.coach.wording;

import org.huashu.coach.text.NormalizedText;

/**
 * The runs of equal letters of a text, and the groups that signs cut them into. Says where a phrase
 * begins and ends when its letters are repeated: inside, a run matches one letter or more; at its
 * edges it takes the nearest groups that hold enough and no further ones, so that 好的。的 holds 好的.
 * Digits are never repeated for free: 1000 is not 100.
 */
final class Runs {

  private final NormalizedText text;
  private final int length;
  /** By unit: the first unit of its run, and the one after the last. */
  private final int[] starts;
  private final int[] ends;

  Runs(NormalizedText text) {
    this.text = text;
    this.length = text.length();
    this.starts = new int[length];
    this.ends = new int[length];
    for (int i = 1; i < length; i++) {
      starts[i] = text.unit(i) == text.unit(i - 1) ? starts[i - 1] : i;
    }
    for (int i = length - 1; i >= 0; i--) {
      ends[i] = i + 1 < length && starts[i + 1] == starts[i] ? ends[i + 1] : i + 1;
    }
  }

  /** How many times the letter of a run stands in it. */
  int count(int unit) {
    return ends[unit] - starts[unit];
  }

  int start(int unit) {
    return starts[unit];
  }

  int end(int unit) {
    return ends[unit];
  }

  /** Whether that many letters stand for {@code wanted} ones: digits are counted exactly. */
  boolean isEnough(int unit, int count, int wanted) {
    return isDigit(text.unit(unit)) ? count == wanted : count >= wanted;
  }

  /** Where a phrase ends whose last run begins at {@code from}, if it can get enough there. */
  int lastEdge(int from, int wanted) {
    int end = from;
    while (end < ends[from] && end - from < wanted) {
      end = groupEnd(end);
    }
    return end;
  }

  /** Where the equal letters end that stand side by side from a unit on. */
  int groupEnd(int from) {
    int end = from + 1;
    while (end < ends[from] && text.isJoined(end)) {
      end++;
    }
    return end;
  }

  /** Where a phrase begins whose first run ends before {@code to}, if it can get enough there. */
  int firstEdge(int to, int wanted) {
    int start = to;
    while (start > starts[to - 1] && to - start < wanted) {
      start--;
      while (start > starts[to - 1] && text.isJoined(start)) {
        start--;
      }
    }
    return start;
  }

  /** Whether no Latin word and no number goes on beyond the edges. */
  boolean isWhole(int from, int to) {
    return !text.goesOnAt(from) && !text.goesOnAt(to);
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }
}
