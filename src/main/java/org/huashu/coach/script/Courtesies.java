package org.huashu.coach.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What customers say around a question: greetings before it, thanks and urging after it. */
final class Courtesies {

  /** The longest first. */
  static final List<String> PHRASES = phrases();
  /** Less than this is no question any more, in UTF-16 units. */
  private static final int SHORTEST = 2;

  private Courtesies() {}

  /** The question without them; the whole text if nothing else is in it. */
  static String without(String folded) {
    int start = 0;
    int end = folded.length();
    int before;
    do {
      before = end - start;
      start = afterSigns(folded, start, end);
      start = afterPhrase(folded, start, end);
      end = beforeSigns(folded, start, end);
      end = beforePhrase(folded, start, end);
    } while (end - start < before);
    return end - start < SHORTEST ? folded : folded.substring(start, end);
  }

  private static int afterSigns(String text, int start, int end) {
    int at = start;
    while (at < end && isSign(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int beforeSigns(String text, int start, int end) {
    int at = end;
    while (at > start && isSign(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static int afterPhrase(String text, int start, int end) {
    for (String phrase : PHRASES) {
      if (end - start >= phrase.length() + SHORTEST && text.startsWith(phrase, start)) {
        return start + phrase.length();
      }
    }
    return start;
  }

  private static int beforePhrase(String text, int start, int end) {
    for (String phrase : PHRASES) {
      if (end - start >= phrase.length() + SHORTEST
          && text.startsWith(phrase, end - phrase.length())) {
        return end - phrase.length();
      }
    }
    return end;
  }

  private static boolean isSign(char unit) {
    return !Character.isLetterOrDigit(unit) && !Character.isSurrogate(unit);
  }

  private static List<String> phrases() {
    try (InputStream in =
        Objects.requireNonNull(Courtesies.class.getResourceAsStream("courtesies.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
