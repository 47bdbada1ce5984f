package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestion.Placeholder;

/**
 * The text of a script as it was offered, to be found again in what was sent. Spaces and signs do
 * not count, nor what the agent wrote into placeholders that were open.
 */
final class OfferedText {

  /** With so much of it in the reply a script that was put in is changed, not replaced. */
  private static final double LEFT = 0.3;
  /** So much of it nobody writes without having read it. */
  private static final double TYPED = 0.6;

  private final String text;
  private final List<String> parts = new ArrayList<>();

  OfferedText(Suggestion suggestion, UnaryOperator<String> mask) {
    this.text = mask.apply(suggestion.text());
    int at = 0;
    for (Placeholder place : suggestion.placeholders()) {
      if (place.value().isEmpty()) {
        parts.add(letters(text.substring(at, place.span().start())));
        at = place.span().end();
      }
    }
    parts.add(letters(text.substring(at)));
  }

  String text() {
    return text;
  }

  /** How it stands to a reply; {@code put} tells that the agent had put it in. */
  Fate fate(String sent, boolean put) {
    String reply = letters(sent);
    int at = 0;
    for (String part : parts) {
      int found = reply.indexOf(part, at);
      if (found < 0) {
        return share(reply) >= (put ? LEFT : TYPED) ? Fate.CHANGED : Fate.IGNORED;
      }
      at = found + part.length();
    }
    return at == 0 ? Fate.IGNORED : Fate.TAKEN;
  }

  /** The share of its pairs of letters that a reply has, too. */
  private double share(String reply) {
    Set<String> theirs = pairs(reply);
    int all = 0;
    int shared = 0;
    for (String part : parts) {
      for (String pair : pairs(part)) {
        all++;
        shared += theirs.contains(pair) ? 1 : 0;
      }
    }
    return all == 0 ? 0 : (double) shared / all;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      pairs.add(text.substring(i, i + 2));
    }
    return pairs;
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
