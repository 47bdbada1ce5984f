package org.huashu.coach.check;

import java.util.Arrays;

/**
 * The letters of a text and their pairs, to be compared with those of other texts: how much alike
 * two texts are. One text is compared with many at every keystroke, so its pairs are numbers in
 * order, not objects in sets.
 */
final class Likeness {

  private final String letters;
  /** Each once, ascending: the first letter in the upper half, the second one in the lower. */
  private final int[] pairs;

  private Likeness(String letters, int[] pairs) {
    this.letters = letters;
    this.pairs = pairs;
  }

  /** Of a text's letters and digits, as {@link Letters#of} gives them. */
  static Likeness of(String letters) {
    int[] pairs = new int[Math.max(0, letters.length() - 1)];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = letters.charAt(i) << Character.SIZE | letters.charAt(i + 1);
    }
    Arrays.sort(pairs);
    int once = 0;
    for (int pair : pairs) {
      if (once == 0 || pairs[once - 1] != pair) {
        pairs[once++] = pair;
      }
    }
    return new Likeness(letters, Arrays.copyOf(pairs, once));
  }

  /** {@link #to(Likeness)} for two texts that are compared with no others. */
  static double of(String letters, String other) {
    return tooDifferent(letters, other) ? 0 : of(letters).to(of(other));
  }

  /** {@link #to(Likeness)} for a text that is compared with no other. */
  double to(String other) {
    return tooDifferent(letters, other) ? 0 : to(of(other));
  }

  /**
   * How much alike two texts are: Dice's coefficient of their pairs, in [0,1]; 0 when one is more
   * than four times as long as the other.
   *
   * @see <a href="https://doi.org/10.2307/1932409">Dice, Measures of the Amount of Ecologic
   *      Association Between Species, 1945</a>
   */
  double to(Likeness other) {
    if (tooDifferent(letters, other.letters)) {
      return 0;
    }
    if (pairs.length == 0 || other.pairs.length == 0) {
      return letters.equals(other.letters) && !letters.isEmpty() ? 1 : 0;
    }
    return 2.0 * common(pairs, other.pairs) / (pairs.length + other.pairs.length);
  }

  /** They cannot have more than two fifths in common. */
  private static boolean tooDifferent(String letters, String other) {
    return Math.min(letters.length(), other.length()) * 4 < Math.max(letters.length(),
        other.length());
  }

  private static int common(int[] one, int[] other) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < one.length && j < other.length) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
