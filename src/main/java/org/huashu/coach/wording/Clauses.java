package org.huashu.coach.wording;

import java.util.Set;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Place;

/**
 * Where clauses begin and end: wherever something stands that one sees and is no letter or digit,
 * and no hyphen within a word.
 */
final class Clauses {

  private Clauses() {}

  /** Whether a hit stands at one of the places; an empty set means anywhere. */
  static boolean stands(String text, Span span, Set<Place> places) {
    if (places.isEmpty()) {
      return true;
    }
    boolean start = !letterBefore(text, span.start()) && !joined(text, span.start() - 1);
    boolean end = !letterAfter(text, span.end()) && !joined(text, span.end());
    return (start && places.contains(Place.START)) || (end && places.contains(Place.END))
        || (start && end && places.contains(Place.ALONE));
  }

  /** Whether there is nothing in a text that one sees. */
  static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Folding.invisible(c));
  }

  /** Whether a hyphen stands there that makes one word of its neighbours: SB-200 is a model. */
  private static boolean joined(String text, int at) {
    return at > 0 && at + 1 < text.length() && "-_－".indexOf(text.charAt(at)) >= 0
        && isLatin(text.charAt(at - 1)) && isLatin(text.charAt(at + 1));
  }

  private static boolean isLatin(char c) {
    int letter = Folding.letter(c);
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  }

  private static boolean letterBefore(String text, int offset) {
    int at = offset;
    while (at > 0) {
      int codePoint = text.codePointBefore(at);
      if (!Folding.invisible(codePoint)) {
        return Folding.letter(codePoint) != 0;
      }
      at -= Character.charCount(codePoint);
    }
    return false;
  }

  private static boolean letterAfter(String text, int offset) {
    int at = offset;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!Folding.invisible(codePoint)) {
        return Folding.letter(codePoint) != 0;
      }
      at += Character.charCount(codePoint);
    }
    return false;
  }
}
