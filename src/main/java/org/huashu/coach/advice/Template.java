package org.huashu.coach.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.script.Script;
import org.huashu.coach.text.Span;

/**
 * A script's answer, taken apart at its placeholders.
 *
 * @param literals what stands before, between and after the placeholders: one more than names
 * @param names the names of the placeholders, in their order
 */
public record Template(Script script, List<String> literals, List<String> names) {

  /** A shorter text is too common to tell that a script was said, in UTF-16 units. */
  private static final int TELLING = 6;
  /** So much of it must be typed to tell that it was begun, in UTF-16 units. */
  private static final int BEGUN = 4;
  /** What stands in a placeholder is no longer, in UTF-16 units. */
  private static final int LONGEST_VALUE = 40;

  /** Copies the lists. */
  public Template {
    literals = List.copyOf(literals);
    names = List.copyOf(names);
  }

  /** Takes a script's answer apart. */
  public static Template of(Script script) {
    String answer = script.answer();
    List<String> literals = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int from = 0;
    int open = answer.indexOf('{');
    while (open >= 0) {
      int close = answer.indexOf('}', open);
      if (close < 0) {
        break;
      }
      literals.add(answer.substring(from, open));
      names.add(answer.substring(open + 1, close));
      from = close + 1;
      open = answer.indexOf('{', from);
    }
    literals.add(answer.substring(from));
    return new Template(script, literals, names);
  }

  /** The wording with its placeholders filled; one without a value stays visible. */
  public Suggestion filled(double score, Function<String, Optional<String>> values) {
    if (names.isEmpty()) {
      return new Suggestion(script.id(), script.title(), script.answer(), score, List.of());
    }
    StringBuilder text = new StringBuilder(script.answer().length() + 32);
    List<Placeholder> places = new ArrayList<>(names.size());
    for (int i = 0; i < names.size(); i++) {
      text.append(literals.get(i));
      Optional<String> value = values.apply(names.get(i));
      int start = text.length();
      text.append(value.orElse("{" + names.get(i) + "}"));
      places.add(new Placeholder(names.get(i), value, new Span(start, text.length())));
    }
    text.append(literals.getLast());
    return new Suggestion(script.id(), script.title(), text.toString(), score, List.copyOf(places));
  }

  /**
   * Whether the end of a text begins it, from the start of a clause and without all of it; whatever
   * stands in the placeholders.
   */
  public boolean begunIn(String text) {
    for (int start = 0; start + BEGUN <= text.length(); start++) {
      if (startsClause(text, start) && goesOn(text, start)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a clause can start there: at the beginning, and after a sign or a space. */
  static boolean startsClause(String text, int at) {
    return at == 0
        || (!Character.isLetterOrDigit(text.charAt(at - 1))
            && Character.isLetterOrDigit(text.charAt(at)));
  }

  /** Whether all of a text from there on is of it. */
  private boolean goesOn(String text, int start) {
    int at = start;
    for (int i = 0; i < literals.size(); i++) {
      String literal = literals.get(i);
      int left = text.length() - at;
      if (left <= literal.length()) {
        return literal.regionMatches(0, text, at, left);
      }
      if (!text.startsWith(literal, at)) {
        return false;
      }
      at += literal.length();
      if (i + 1 < literals.size()) {
        int next = literals.get(i + 1).isEmpty() ? -1 : text.indexOf(literals.get(i + 1), at);
        if (next < 0) {
          return text.length() - at <= LONGEST_VALUE;
        }
        at = next;
      }
    }
    return false;
  }

  /** Whether a text says all of it, whatever stands in the placeholders. */
  public boolean saidIn(String text) {
    if (text.length() < TELLING) {
      return false;
    }
    int at = 0;
    int said = 0;
    for (String literal : literals) {
      String words = literal.strip();
      int found = text.indexOf(words, at);
      if (found < 0) {
        return false;
      }
      at = found + words.length();
      said += words.length();
    }
    return said >= TELLING;
  }
}
