package org.huashu.coach.text;

/** Which characters of a plain text may stand for a digit, and for which. */
final class Digits {

  /** No digit at all. */
  static final int NONE = -1;

  private static final String CHINESE = "零〇○◯一幺二三四五六七八九壹弌贰弍叁叄弎肆伍陆柒捌玖";
  private static final String CHINESE_VALUES = "000011234567891122333456789";

  /** As they are read aloud to be told apart, and 參: digits only after another one. */
  private static final String SPOKEN = "洞拐勾两参";
  private static final String SPOKEN_VALUES = "07923";

  /** Latin, Greek and Cyrillic letters and signs that look like digits. */
  private static final String ALIKE = "oοоli|丨zsbgqз";
  private static final String ALIKE_VALUES = "0001111258993";

  private Digits() {}

  static boolean isAscii(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  /** The digit that a Chinese numeral writes, formal, spoken and old forms with it. */
  static int chinese(char c) {
    return c < 0x80 ? NONE : valueIn(CHINESE, CHINESE_VALUES, c);
  }

  /** The digit that a word of telephonists stands for. */
  static int spoken(char c) {
    return c < 0x80 ? NONE : valueIn(SPOKEN, SPOKEN_VALUES, c);
  }

  /** The digit that a letter looks like. */
  static int alike(char c) {
    return valueIn(ALIKE, ALIKE_VALUES, c);
  }

  private static int valueIn(String characters, String values, char c) {
    int at = characters.indexOf(c);
    return at < 0 ? NONE : values.charAt(at) - '0';
  }
}
