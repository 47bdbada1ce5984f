package org.huashu.coach.knowledge;

import java.util.regex.Pattern;

/** Chinese text that was broken into lines. */
final class ChineseLines {

  private static final String WIDE =
      "[\\p{IsHan}\\u3000-\\u303F\\uFF01-\\uFF60\\u201C\\u201D\\u2018\\u2019\\u2026\\u2014{}]";
  private static final Pattern SPACE =
      Pattern.compile("(?<=" + WIDE + ") (?=" + WIDE + ")");

  private ChineseLines() {}

  /** Takes out a single space between two characters that take no space between them. */
  static String joined(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
