package org.huashu.coach.check;

/** The letters and digits of a text, which say whether two texts are the same but for signs. */
final class Letters {

  private Letters() {}

  /** The text in lower case without signs, spaces and emoji; masked digits ({@code *}) stay. */
  static String of(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || Character.isLetterOrDigit(c)) {
        letters.append(Character.toLowerCase(c));
      }
    }
    return letters.toString();
  }
}
