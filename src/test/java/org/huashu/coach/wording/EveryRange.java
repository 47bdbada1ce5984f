package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.text.Span;

/**
 * The reference: looks at every range of a text whether the phrase stands there, by what the
 * knowledge base's documentation says and without any of the matcher's means. For plain letters,
 * ，and U+200B.
 */
final class EveryRange {

  private EveryRange() {}

  static List<Span> occurrences(String phrase, String text) {
    List<Span> found = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int next = from + 1;
      for (int to = from + 1; to <= text.length(); to++) {
        if (stands(phrase, text, from, to)) {
          found.add(new Span(from, to));
          boolean oneLetter = phrase.chars().distinct().count() == 1;
          next = oneLetter ? to : next;
          break;
        }
      }
      from = next;
    }
    return found;
  }

  private static boolean stands(String phrase, String text, int from, int to) {
    if (isNoise(text.charAt(from)) || isNoise(text.charAt(to - 1))) {
      return false;
    }
    String range = text.substring(from, to);
    String before = text.substring(0, from).replace("\u200B", "");
    String after = text.substring(to).replace("\u200B", "");
    char first = text.charAt(from);
    char last = text.charAt(to - 1);
    if (before.endsWith("" + first) || after.startsWith("" + last)) {
      return false;
    }
    if ((!before.isEmpty() && goesOn(before.charAt(before.length() - 1), first))
        || (!after.isEmpty() && goesOn(last, after.charAt(0)))) {
      return false;
    }
    return holds(phrase, letters(range)) && needs(phrase, range);
  }

  /** Run by run: the same letters, at least as often; digits exactly as often. */
  private static boolean holds(String phrase, String letters) {
    int p = 0;
    int t = 0;
    while (p < phrase.length() && t < letters.length()) {
      int wanted = run(phrase, p);
      int there = run(letters, t);
      boolean digit = Character.isDigit(phrase.charAt(p));
      if (phrase.charAt(p) != letters.charAt(t) || there < wanted || (digit && there != wanted)) {
        return false;
      }
      p += wanted;
      t += there;
    }
    return p == phrase.length() && t == letters.length();
  }

  /** Repeats beyond a sign belong to the phrase only where it has not enough without them. */
  private static boolean needs(String phrase, String range) {
    for (int i = 1; i < range.length(); i++) {
      if (range.charAt(i) == '，') {
        String head = letters(range.substring(0, i));
        String tail = letters(range.substring(i));
        boolean tailIsEnough = isOneRun(head) && head.charAt(0) == tail.charAt(0)
            && run(tail, 0) >= run(phrase, 0);
        boolean headIsEnough = isOneRun(tail)
            && head.charAt(head.length() - 1) == tail.charAt(0)
            && lastRun(head) >= lastRun(phrase);
        if (tailIsEnough || headIsEnough) {
          return false;
        }
      }
    }
    return !isOneRun(phrase) || noPartIsEnough(phrase, range);
  }

  /** 8，88 holds the phrase 88 once, and not from the first 8 on. */
  private static boolean noPartIsEnough(String phrase, String range) {
    String[] parts = range.replace("\u200B", "").split("，+");
    return parts.length == 1
        || java.util.Arrays.stream(parts).allMatch(part -> part.length() < phrase.length());
  }

  private static boolean isOneRun(String letters) {
    return run(letters, 0) == letters.length();
  }

  private static int lastRun(String letters) {
    return run(new StringBuilder(letters).reverse().toString(), 0);
  }

  private static int run(String letters, int from) {
    int end = from;
    while (end < letters.length() && letters.charAt(end) == letters.charAt(from)) {
      end++;
    }
    return end - from;
  }

  private static boolean goesOn(char a, char b) {
    return (isLatin(a) && isLatin(b)) || (Character.isDigit(a) && Character.isDigit(b));
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isNoise(char c) {
    return c == '，' || c == '\u200B';
  }

  private static String letters(String text) {
    return text.replace("，", "").replace("\u200B", "");
  }
}
