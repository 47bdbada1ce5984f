package org.huashu.coach.check;

import java.util.BitSet;
import java.util.Optional;

/**
 * A number at the place where it stands: {@code 7}, {@code 1.5}, {@code ７}, 七, 两, 十五, 一百二十.
 *
 * @param value not a number when the text only guesses: 三五
 * @param end the UTF-16 offset after it
 */
record Numeral(double value, int end) {

  private static final String DIGITS = "零一二三四五六七八九";

  /** What numbers are made of: most characters of most texts are none of it. */
  private static final BitSet PARTS = new BitSet(1 << Character.SIZE);

  static {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      PARTS.set(c, Character.isDigit(c) || isChinese((char) c));
    }
  }

  /** Whether a character can be part of a number. */
  static boolean isPartOf(char c) {
    return PARTS.get(c);
  }

  /** The number that begins at an offset, if one does. */
  static Optional<Numeral> at(String text, int start) {
    char first = text.charAt(start);
    if (!isPartOf(first)) {
      return Optional.empty();
    }
    return Optional.of(Character.isDigit(first) ? arabic(text, start) : chinese(text, start));
  }

  private static boolean isChinese(char c) {
    return digit(c) >= 0 || weight(c) > 0 || c == '半';
  }

  private static Numeral arabic(String text, int start) {
    double value = 0;
    double place = 0;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean point = c == '.' && place == 0 && i + 1 < text.length()
          && Character.isDigit(text.charAt(i + 1));
      if (point) {
        place = 1;
      } else if (Character.isDigit(c)) {
        value = value * 10 + Character.digit(c, 10);
        place *= 10;
      } else {
        break;
      }
      i++;
    }
    return new Numeral(place > 1 ? value / place : value, i);
  }

  /** Reads 一百二十 by the usual sum of digits times weights; 半 is a half, alone only. */
  private static Numeral chinese(String text, int start) {
    if (text.charAt(start) == '半') {
      return new Numeral(0.5, start + 1);
    }
    double sum = 0;
    double digit = -1;
    int i = start;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (digit(c) >= 0) {
        // 一两天 and 三五天 are guesses, no numbers.
        digit = digit > 0 ? Double.NaN : digit(c);
      } else if (weight(c) == 10_000) {
        sum = (sum + Math.max(digit, 0)) * weight(c);
        digit = -1;
      } else if (weight(c) > 0) {
        sum += (digit < 0 ? 1 : digit) * weight(c);
        digit = -1;
      } else {
        break;
      }
      i++;
    }
    return new Numeral(sum + Math.max(digit, 0), i);
  }

  private static int digit(char c) {
    return c == '两' || c == '兩' ? 2 : DIGITS.indexOf(c);
  }

  private static int weight(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1_000;
      case '万' -> 10_000;
      default -> 0;
    };
  }
}
