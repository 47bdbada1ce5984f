package org.huashu.coach.text;

/** A cheap look at a text, before the dear one: whether it may hold a person's data at all. */
final class Glance {

  private static final int FEWEST_DIGITS = 4;
  private static final int FEWEST_LETTERS = 5;
  private static final String SIGNS_OF_ADDRESSES = "号栋幢座单室-";

  private Glance() {}

  /**
   * Four digits, five digits and Latin letters, or a digit and the sign of a house are the least it
   * takes.
   */
  static boolean mayHoldAny(String text) {
    int digits = 0;
    int letters = 0;
    boolean house = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      char letter = Folding.letter(unit);
      if (Digits.isAscii(letter) || Character.isHighSurrogate(unit) || Character.isDigit(unit)
          || Digits.chinese(letter == 0 ? unit : letter) != Digits.NONE) {
        digits++;
      } else if (Digits.isLatin(letter)) {
        letters++;
      } else {
        house |= SIGNS_OF_ADDRESSES.indexOf(letter) >= 0;
      }
    }
    return digits >= FEWEST_DIGITS || letters + digits >= FEWEST_LETTERS
        || (house && digits > 0);
  }
}
