package org.huashu.coach.check;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** The pairs of neighbouring letters that say what a text is about. */
final class Pairs {

  /**
   * Characters of words that go with any matter; two clauses with 以内 need not speak of the same.
   */
  private static final String EMPTY_WORDS =
      "的了是在内以可您我们请会就都也和与到后前天个小时日为给这那有要能如果之间左右不超过最多至少大约亲哦呢啦吧您好本店";

  /** What {@link #isTelling} says of every character: it is asked some hundred times a draft. */
  private static final BitSet TELLING = new BitSet(1 << Character.SIZE);

  static {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      TELLING.set(c, Character.isIdeographic(c) && EMPTY_WORDS.indexOf(c) < 0
          && !Numeral.isPartOf((char) c));
    }
  }

  private Pairs() {}

  /** The pairs that say what a text is about. */
  static Set<String> telling(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 1 < text.length(); i++) {
      if (isTelling(text.charAt(i)) && isTelling(text.charAt(i + 1))) {
        pairs.add(text.substring(i, i + 2));
      }
    }
    return pairs;
  }

  /** Whether a character says what a text is about. */
  static boolean isTelling(char c) {
    return TELLING.get(c);
  }
}
