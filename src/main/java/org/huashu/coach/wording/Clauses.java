package org.huashu.coach.wording;

import java.util.Set;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Place;

/**
 * Where clauses begin and end: wherever something stands that one sees and is no letter or digit.
 */
final class Clauses {

  private Clauses() {}

  /** Whether a hit stands at one of the places; an empty set means anywhere. */
  static boolean stands(String text, Span span, Set<Place> places) {
    if (places.isEmpty()) {
      return true;
    }
    boolean start = !letterBefore(text, span.start());
    boolean end = !letterAfter(text, span.end());
    return (start && places.contains(Place.START)) || (end && places.contains(Place.END))
        || (start && end && places.contains(Place.ALONE));
  }

  /** Whether there is nothing in a text that one sees. */
  static boolean isBlank(String text) {
    return text.codePoints()
        .allMatch(
            c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Folding.invisible(c));
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
