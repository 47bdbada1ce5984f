package org.huashu.coach.check;

import org.huashu.coach.text.Folding;

/** The letters and digits of a text, which say whether two texts are the same but for signs. */
final class Letters {

  private Letters() {}

  /** The text, folded, without signs, spaces and emoji; masked digits ({@code *}) stay. */
  static String of(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = Folding.fold(text.charAt(i));
      if (c == '*' || Character.isLetterOrDigit(c)) {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
