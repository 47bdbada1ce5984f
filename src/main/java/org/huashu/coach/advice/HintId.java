package org.huashu.coach.advice;

import org.huashu.coach.check.Draft;
import org.huashu.coach.conversation.ConversationKey;

/**
 * Names a hint by what it says of which words of which draft. The place of the words is left out,
 * so the id stays the same while other parts of the draft change.
 */
final class HintId {

  /** FNV-1a, 64 bit: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm". */
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private static final int MOST_DIGITS = 13;

  private HintId() {}

  /**
   * The id of a hint.
   *
   * @param text the words that it marks, their personal data masked
   * @param occurrence 1 for the first of the same words under the same rule
   */
  static String of(Draft draft, String rule, String text, int occurrence) {
    long hash = plus(plus(of(draft.conversation().key(), draft.id()), rule), text);
    return named(hash ^ occurrence);
  }

  /** The id of a hint that no draft asked for. */
  static String of(ConversationKey key, String occasion, String rule) {
    return named(plus(of(key, occasion), rule));
  }

  private static long of(ConversationKey key, String occasion) {
    return plus(plus(plus(BASIS, key.shop()), key.conversation()), occasion);
  }

  private static String named(long hash) {
    return written(hash * PRIME);
  }

  /** The digits of base 36, the sign being one of the bits. */
  private static String written(long hash) {
    char[] digits = new char[MOST_DIGITS + 2];
    int at = digits.length;
    long rest = hash;
    do {
      long quotient = Long.divideUnsigned(rest, Character.MAX_RADIX);
      digits[--at] = Character.forDigit((int) (rest - quotient * Character.MAX_RADIX),
          Character.MAX_RADIX);
      rest = quotient;
    } while (rest != 0);
    digits[--at] = '-';
    digits[--at] = 'h';
    return new String(digits, at, digits.length - at);
  }

  private static long plus(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * PRIME;
    }
    // Ends the text with what no UTF-16 unit is, so that "ab", "c" is not "a", "bc".
    return (sum ^ 0x10000) * PRIME;
  }
}
