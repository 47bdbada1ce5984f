package org.huashu.coach.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The digits of a plain text in atoms: rows of adjacent digits of one script. A Chinese numeral at
 * the edge of a row that may belong to a word (一下, 统一) is an atom of its own, so that a number can
 * be tried with and without it. Letters that look like digits count where they fill up a number
 * that is mostly digits.
 */
final class DigitGroups {

  /** What stands between an atom and the one before it. */
  enum Gap {
    /** Nothing: the script changes. */
    NONE,
    /** Spaces and signs that group digits. */
    SOFT,
    /** Signs that divide a list, too. */
    HARD,
    /** Anything else. */
    BREAK
  }

  /**
   * @param start the index of its first unit in the text
   * @param end the index after its last
   * @param from where its digits begin among all digits
   * @param to where they end
   */
  record Atom(int start, int end, int from, int to, Gap gap) {}

  private static final String SOFT_SIGNS = " \t\u00A0\u3000-._·•()[]–—―‐‑−~+";
  private static final int MOST_SIGNS = 3;
  private static final String BREAKS = "。!?;%￥¥$€\"";
  private static final int FEWEST_REAL_DIGITS = 4;

  /** What makes a numeral before it a count, and one after it an ordinal or part of a word. */
  private static final String COUNTED = "个次会点天边旁份名位件款家年月日周路万千百十";
  private static final String AFTER_ONE_IN_WORDS = "下定起直样些般共旦律";
  private static final String BEFORE_IN_WORDS = "统周期唯万第之同单逐专初十其百千";

  private final String text;
  private final StringBuilder digits = new StringBuilder();
  private final List<Atom> atoms = new ArrayList<>();
  /** Of each unit, the letter's digit where it was taken for one. */
  private final int[] alike;

  private DigitGroups(String text) {
    this.text = text;
    this.alike = new int[text.length()];
    Arrays.fill(alike, Digits.NONE);
  }

  static DigitGroups of(String plain) {
    DigitGroups groups = new DigitGroups(plain);
    groups.markAlike();
    groups.collect();
    return groups;
  }

  List<Atom> atoms() {
    return atoms;
  }

  /** The digits of the atoms from one to another. */
  String digits(Atom first, Atom last) {
    return digits.substring(first.from, last.to);
  }

  /** How many digits stand in each group that signs part, or that nothing parts. */
  List<Integer> sizes(int first, int last) {
    List<Integer> sizes = new ArrayList<>();
    for (int i = first; i <= last; i++) {
      Atom atom = atoms.get(i);
      int size = atom.to - atom.from;
      if (i > first && atom.gap == Gap.NONE) {
        sizes.set(sizes.size() - 1, sizes.getLast() + size);
      } else {
        sizes.add(size);
      }
    }
    return sizes;
  }

  /** Takes letters for digits in rows that are as long as a mobile number or a card. */
  private void markAlike() {
    int i = 0;
    while (i < text.length()) {
      int end = i;
      int real = 0;
      int letters = 0;
      while (end < text.length() && inRow(text.charAt(end))) {
        boolean digit = Digits.isAscii(text.charAt(end));
        real += digit ? 1 : 0;
        letters += !digit && Digits.alike(text.charAt(end)) != Digits.NONE ? 1 : 0;
        end++;
      }
      boolean apart = !latinAt(i - 1) && !latinAt(end);
      if (letters > 0 && apart && real >= FEWEST_REAL_DIGITS && isLengthOfNumber(real + letters)) {
        for (int k = i; k < end; k++) {
          alike[k] = Digits.alike(text.charAt(k));
        }
      }
      i = Math.max(end, i + 1);
    }
  }

  private static boolean inRow(char c) {
    return Digits.isAscii(c) || Digits.alike(c) != Digits.NONE || "-._· ".indexOf(c) >= 0;
  }

  private static boolean isLengthOfNumber(int digits) {
    return digits == 11 || digits == 13 || (digits >= 16 && digits <= 19);
  }

  private boolean latinAt(int at) {
    return at >= 0 && at < text.length() && Digits.isLatin(text.charAt(at));
  }

  private void collect() {
    int i = 0;
    while (i < text.length()) {
      int end = i;
      while (end < text.length() && ascii(end) != Digits.NONE) {
        end++;
      }
      if (end == i) {
        end = chineseEnd(i);
        addChinese(i, end);
      } else {
        add(i, end);
      }
      i = Math.max(end, i + 1);
    }
  }

  private int chineseEnd(int start) {
    int end = start;
    while (end < text.length() && chinese(end, end > start) != Digits.NONE) {
      end++;
    }
    return end;
  }

  private void addChinese(int start, int end) {
    if (start == end) {
      return;
    }
    boolean first = end - start > 1 && start > 0
        && BEFORE_IN_WORDS.indexOf(text.charAt(start - 1)) >= 0;
    boolean last = end - start > 1 && end < text.length()
        && COUNTED.indexOf(text.charAt(end)) >= 0;
    int from = first ? start + 1 : start;
    int to = last && end - 1 > from ? end - 1 : end;
    if (first) {
      add(start, from);
    }
    add(from, to);
    if (to < end) {
      add(to, end);
    }
  }

  private void add(int start, int end) {
    Gap gap = atoms.isEmpty() ? Gap.BREAK : gap(atoms.getLast().end, start);
    int from = digits.length();
    for (int i = start; i < end; i++) {
      int value = ascii(i) == Digits.NONE ? chinese(i, true) : ascii(i);
      digits.append((char) ('0' + value));
    }
    atoms.add(new Atom(start, end, from, digits.length(), gap));
  }

  private int ascii(int at) {
    char c = text.charAt(at);
    return Digits.isAscii(c) ? c - '0' : alike[at];
  }

  private int chinese(int at, boolean afterDigit) {
    if (text.charAt(at) == '一' && at + 1 < text.length()
        && AFTER_ONE_IN_WORDS.indexOf(text.charAt(at + 1)) >= 0) {
      return Digits.NONE;
    }
    int value = Digits.chinese(text.charAt(at));
    return value == Digits.NONE && afterDigit ? Digits.spoken(text.charAt(at)) : value;
  }

  private Gap gap(int from, int to) {
    if (to - from > MOST_SIGNS) {
      return Gap.BREAK;
    }
    Gap gap = from == to ? Gap.NONE : Gap.SOFT;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || BREAKS.indexOf(c) >= 0
          || (c == '*' && to - from > 1)) {
        return Gap.BREAK;
      }
      gap = SOFT_SIGNS.indexOf(c) < 0 ? Gap.HARD : gap;
    }
    return gap;
  }
}
