package org.huashu.coach.text;

import java.util.BitSet;
import org.huashu.coach.text.PersonalData.Kind;

/** Which places of a person's number or address tell who it is: what is hidden in logs. */
final class Masking {

  private static final int SHOWN_FIRST = 3;

  /** What a Chinese numeral before it numbers. */
  private static final String NUMBERED = "号弄栋幢座单室楼层门户房院段";

  private Masking() {}

  /** The indexes of the units of a plain text, which is one of the kind, that must not be shown. */
  static BitSet telling(Kind kind, String plain) {
    return switch (kind) {
      case ADDRESS -> numbers(plain);
      case EMAIL -> local(plain);
      case MESSENGER_ID -> places(plain, 2, 0);
      case ID_CARD, LANDLINE -> places(plain, SHOWN_FIRST, 2);
      case MOBILE, BANK_CARD -> places(plain, SHOWN_FIRST, 4);
    };
  }

  private static BitSet places(String plain, int first, int last) {
    BitSet places = new BitSet();
    for (int i = 0; i < plain.length(); i++) {
      places.set(i, isPlace(plain.charAt(i)));
    }
    BitSet telling = new BitSet();
    places.stream()
        .skip(first)
        .limit(Math.max(0, places.cardinality() - first - last))
        .forEach(telling::set);
    return telling;
  }

  private static boolean isPlace(char c) {
    return Character.isLetterOrDigit(c) || Digits.chinese(c) != Digits.NONE;
  }

  /** All before the @ but its first letter. */
  private static BitSet local(String plain) {
    int end = 0;
    while (end < plain.length() && EmailAddresses.isLocal(plain.charAt(end))) {
      end++;
    }
    BitSet telling = new BitSet();
    telling.set(Math.min(1, end - 1), end);
    return telling;
  }

  /** Digits, and Chinese numerals that number a house, a room and the like. */
  private static BitSet numbers(String plain) {
    BitSet telling = new BitSet();
    int start = 0;
    for (int i = 0; i <= plain.length(); i++) {
      boolean numeral = i < plain.length() && (Digits.chinese(plain.charAt(i)) != Digits.NONE
          || "十百".indexOf(plain.charAt(i)) >= 0);
      if (i < plain.length() && Digits.isAscii(plain.charAt(i))) {
        telling.set(i);
      }
      if (!numeral) {
        boolean numbers = i == plain.length() || NUMBERED.indexOf(plain.charAt(i)) >= 0;
        if (i > start && (numbers || i - start >= SHOWN_FIRST)) {
          telling.set(start, i);
        }
        start = i + 1;
      }
    }
    return telling;
  }
}
