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

  Runs(NormalizedText text) {
    this.text = text;
  }

  /** Whether a run begins with a unit. */
  boolean begins(int unit) {
    return unit == 0 || text.unit(unit - 1) != text.unit(unit);
  }

  /** The first unit of a run. */
  int start(int unit) {
    int start = unit;
    while (start > 0 && text.unit(start - 1) == text.unit(unit)) {
      start--;
    }
    return start;
  }

  /** The unit after the last one of a run. */
  int end(int unit) {
    int end = unit + 1;
    while (end < text.length() && text.unit(end) == text.unit(unit)) {
      end++;
    }
    return end;
  }

  /** Whether that many letters stand for {@code wanted} ones: digits are counted exactly. */
  boolean isEnough(int unit, int count, int wanted) {
    return isDigit(text.unit(unit)) ? count == wanted : count >= wanted;
  }

  /** Where a phrase ends whose last run begins at {@code from}, if it can get enough there. */
  int lastEdge(int from, int wanted) {
    int end = groupEnd(from);
    while (end - from < wanted && end < text.length() && text.unit(end) == text.unit(from)) {
      end = groupEnd(end);
    }
    return end;
  }

  /** Where the equal letters end that stand side by side from a unit on. */
  int groupEnd(int from) {
    int end = from + 1;
    while (end < text.length() && text.unit(end) == text.unit(from) && text.isJoined(end)) {
      end++;
    }
    return end;
  }

  /** Where the equal letters begin that stand side by side up to a unit. */
  private int groupStart(int last) {
    int start = last;
    while (start > 0 && text.unit(start - 1) == text.unit(last) && text.isJoined(start)) {
      start--;
    }
    return start;
  }

  /** Where a phrase begins whose first run ends before {@code to}, if it can get enough there. */
  int firstEdge(int to, int wanted) {
    int start = groupStart(to - 1);
    while (to - start < wanted && start > 0 && text.unit(start - 1) == text.unit(to - 1)) {
      start = groupStart(start - 1);
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
