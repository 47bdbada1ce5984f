package org.huashu.coach.wording;

import java.util.Optional;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.NormalizedText;

/**
 * A phrase as it is compared: two texts that mean the same phrase are equal.
 *
 * @param units its letters and digits, normalised; empty when it consists of signs only
 * @param before signs that carry meaning and must stand before it: the + of +V
 * @param after signs that carry meaning and must stand after it: the % of 100%. Of a phrase that
 *        consists of signs only, all of it, as it stands
 */
record Phrase(String before, String units, String after) implements Comparable<Phrase> {

  /** Signs without which a phrase would be another one: 100% is not 100. */
  private static final String TELLING_SIGNS = "%‰+@#&=";

  /** The phrase of a rule's text; empty when there is nothing in it to see. */
  static Optional<Phrase> of(String text) {
    NormalizedText normalized = NormalizedText.of(text);
    if (normalized.length() == 0) {
      String signs = text.strip();
      boolean visible = signs.codePoints().anyMatch(sign -> !Folding.invisible(sign));
      return visible ? Optional.of(new Phrase("", "", signs)) : Optional.empty();
    }
    String before = text.substring(0, normalized.start(0));
    String after = text.substring(normalized.end(normalized.length() - 1));
    return Optional.of(new Phrase(telling(before), normalized.toString(), telling(after)));
  }

  private static String telling(String signs) {
    if (signs.isEmpty()) {
      return signs;
    }
    StringBuilder telling = new StringBuilder();
    Folding.fold(signs)
        .chars()
        .filter(c -> isTelling((char) c))
        .forEach(
            c -> telling.append((char) c));
    return telling.toString();
  }

  private static boolean isTelling(char c) {
    return TELLING_SIGNS.indexOf(c) >= 0 || Character.getType(c) == Character.CURRENCY_SYMBOL;
  }

  boolean signsOnly() {
    return units.isEmpty();
  }

  /** How long it is, to tell which of two phrases is the longer one. */
  int length() {
    return before.length() + units.length() + after.length();
  }

  /** The units with every repeated one written once. */
  String collapsed() {
    int runs = runs();
    if (runs == units.length()) {
      return units;
    }
    StringBuilder collapsed = new StringBuilder(runs);
    for (int i = 0; i < units.length(); i++) {
      if (isNewRun(i)) {
        collapsed.append(units.charAt(i));
      }
    }
    return collapsed.toString();
  }

  /** How often each unit of {@link #collapsed()} is written in the phrase. */
  int[] counts() {
    int[] counts = new int[runs()];
    int run = -1;
    for (int i = 0; i < units.length(); i++) {
      run += isNewRun(i) ? 1 : 0;
      counts[run]++;
    }
    return counts;
  }

  private int runs() {
    int runs = 0;
    for (int i = 0; i < units.length(); i++) {
      runs += isNewRun(i) ? 1 : 0;
    }
    return runs;
  }

  private boolean isNewRun(int i) {
    return i == 0 || units.charAt(i) != units.charAt(i - 1);
  }

  /** Where the signs {@code before} begin that end at an offset; -1 when they are not there. */
  int startOfSigns(String text, int offset) {
    int at = offset;
    for (int i = before.length() - 1; i >= 0; i--) {
      while (at > 0 && isSpace(text.charAt(at - 1))) {
        at--;
      }
      if (at == 0 || Folding.fold(text.charAt(at - 1)) != before.charAt(i)) {
        return -1;
      }
      at--;
    }
    return at;
  }

  /** Where the signs {@code after} end that begin at an offset; -1 when they are not there. */
  int endOfSigns(String text, int offset) {
    int at = offset;
    for (int i = 0; i < after.length(); i++) {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
      if (at == text.length() || Folding.fold(text.charAt(at)) != after.charAt(i)) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static boolean isSpace(char c) {
    return Folding.fold(c) == ' ' || Folding.invisible(c);
  }

  @Override
  public int compareTo(Phrase other) {
    int byUnits = units.compareTo(other.units);
    int byBefore = byUnits != 0 ? byUnits : before.compareTo(other.before);
    return byBefore != 0 ? byBefore : after.compareTo(other.after);
  }
}
