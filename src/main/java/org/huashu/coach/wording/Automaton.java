package org.huashu.coach.wording;

import org.huashu.coach.text.Folding;

/**
 * An Aho-Corasick automaton over the sounds of phrases, run over a draft as it stands.
 *
 * <p>
 * One table turns a UTF-16 unit into its class: the syllable it is read as, or what it normalises
 * to, if a phrase holds that. So what sounds alike is one, and who looks at a hit decides what it
 * is worth. The state after one class is that class, and a table of bits says of two classes
 * whether a phrase begins with them: most letters need no more than these two looks, and both
 * tables stay near the processor. Only where a phrase may have begun, transitions are looked up, in
 * a hash table of longs: 24 bits of state, 16 of class, 24 of the next state. Of repeated
 * characters only the first one makes a step. A text is read once, nothing is allocated unless a
 * phrase is found, and 10 000 equal characters cost as little as 10 000 others. Where what stands
 * there may be read otherwise ({@link Doubts}), {@link Disentangling} goes on.
 */
final class Automaton {

  /** The class of what is neither letter nor digit: it makes no step. */
  static final char NOISE = 0;
  /** A letter that no phrase holds. */
  static final char OTHER = 1;
  static final char FIRST_CLASS = 2;

  /** Added to the class of units at which there is more to see; see {@link #kinds}. */
  static final char SPECIAL = 0x8000;
  private static final int SPECIAL_BIT = 15;

  /** Kinds of special units, as bits: half of a pair. */
  static final byte SURROGATE = 1;
  /** Noise with which a phrase of signs begins. */
  static final byte SIGN = 2;
  /** A letter that is a phrase by itself, or repeated. */
  static final byte ALONE = 4;
  /** A Latin letter, a half, or what looks like a letter of a phrase. */
  static final byte DOUBTFUL = 8;

  static final int ROOT = 0;
  static final int STATE_BITS = 24;
  static final int CLASS_BITS = 16;
  /** The most classes for which the table of pairs is exact. */
  static final int MOST_CLASSES_OF_PAIRS = 2048;
  private static final int STATE_MASK = (1 << STATE_BITS) - 1;

  /** By UTF-16 unit. */
  private final char[] classes;
  private final byte[] kinds;
  /** Classes of the surrogates of letters, by unit from U+D800 on. */
  private final char[] surrogates;
  /** By number of a syllable: its class, 0 if no phrase holds it. */
  private final char[] syllables;
  /** Bits: whether a phrase may begin with two classes. */
  private final long[] pairs;
  private final int pairMask;
  private final int pairShift;
  /** The first state after more than one class. */
  private final int deep;
  private final long[] transitions;
  /** By state: the longest suffix that is a state too. */
  private final int[] failures;
  /** By state: whether a phrase ends there, or with one of its suffixes. */
  private final boolean[] ends;
  private final Doubts doubts = new Doubts(this);

  Automaton(AutomatonBuilder built) {
    this.classes = built.classes;
    this.kinds = built.kinds;
    this.surrogates = built.surrogates;
    this.syllables = built.syllables;
    this.pairs = built.pairs;
    this.pairMask = built.pairMask;
    this.pairShift = pairShift(built.pairMask);
    this.deep = built.deep;
    this.transitions = built.transitions;
    this.failures = built.failures;
    this.ends = built.ends;
  }

  /**
   * Where states are reached at which phrases end: at the first unit of the last run of equal ones.
   */
  RawHits scan(String text) {
    RawHits hits = RawHits.NONE;
    int state = ROOT;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (state < deep) {
        long reached = skip(text, i, state);
        i = (int) (reached >>> Integer.SIZE);
        state = (int) reached;
        if (i == length) {
          return hits;
        }
      }
      char unit = text.charAt(i);
      byte special = kinds[unit];
      if ((special & DOUBTFUL) != 0 && doubts.at(text, i, state)) {
        return new Disentangling(text, this, hits).scan(i, state);
      }
      if ((special & SURROGATE) != 0 && isRareLetter(text, i)) {
        return new Disentangling(text, this, hits.withRareLetters()).scan(i, state);
      }
      hits = (special & SIGN) != 0 ? hits.withSigns() : hits;
      int kind = classes[unit] & ~SPECIAL;
      if (kind != NOISE && !isRepeated(text, i)) {
        state = step(state, kind);
        if (state < deep ? mayEnd(text, i, state) : ends[state]) {
          hits = hits.with(state, i, i + 1);
        }
      }
    }
    return hits;
  }

  /**
   * Goes on from a state after at most one class, as far as nothing is special and no phrase begins
   * with two classes.
   *
   * @return the offset of what is, or the length; in the lower half the state before it
   */
  private long skip(String text, int from, int before) {
    char[] classes = this.classes;
    long[] pairs = this.pairs;
    int mask = pairMask;
    int shift = pairShift;
    int length = text.length();
    int state = before;
    int i = from;
    while (i < length) {
      int kind = classes[text.charAt(i)];
      long pair = pairs[pairIndex(state, kind, mask, shift)] >>> kind;
      if (((pair & 1) | (kind >>> SPECIAL_BIT)) != 0) {
        break;
      }
      // Noise leaves the state as it is.
      state = (state & ((kind - 1) >> (Integer.SIZE - 1))) | kind;
      i++;
    }
    return ((long) i << Integer.SIZE) | state;
  }

  /** Whether a phrase of one letter, or of one repeated, may end at an offset. */
  private boolean mayEnd(String text, int at, int kind) {
    return (kinds[text.charAt(at)] & ALONE) != 0 || (ends[kind] && isPair(kind, kind));
  }

  private static boolean isRareLetter(String text, int at) {
    int codePoint = text.codePointAt(at);
    return Character.isSupplementaryCodePoint(codePoint) && Folding.letter(codePoint) != 0;
  }

  /** Whether the letter at an offset is the same as the one before it. */
  private static boolean isRepeated(String text, int at) {
    char letter = Folding.letter(text.charAt(at));
    for (int i = at - 1; i >= 0; i--) {
      char before = Folding.letter(text.charAt(i));
      if (before != 0) {
        return before == letter;
      }
    }
    return false;
  }

  /** Whether what stands at an offset may be read otherwise, so that it leads on from a state. */
  boolean isDoubtful(String text, int at, int state) {
    return (kinds[text.charAt(at)] & DOUBTFUL) != 0 && doubts.at(text, at, state);
  }

  /** Whether a reading of what stands at an offset or after it may follow a class. */
  boolean isFollowed(String text, int from, int kind) {
    return doubts.isFollowed(text, from, kind);
  }

  boolean isDoubtful(char unit) {
    return (kinds[unit] & DOUBTFUL) != 0;
  }

  /** The class of a letter, {@link #OTHER} if no phrase holds it. */
  int classOf(char unit) {
    if (Character.isSurrogate(unit)) {
      return surrogates[unit - Character.MIN_SURROGATE];
    }
    return classes[unit] & ~SPECIAL;
  }

  /** The class of a syllable, 0 if no phrase holds it. */
  int classOfSyllable(int syllable) {
    return syllables[syllable];
  }

  boolean isEnd(int state) {
    return ends[state];
  }

  /** Whether more than one class led to a state. */
  boolean isDeep(int state) {
    return state >= deep;
  }

  /** Whether a phrase may begin with two classes, the first of which is a state; or is deep. */
  boolean isPair(int first, int second) {
    return (pairs[pairIndex(first, second, pairMask, pairShift)] & (1L << second)) != 0;
  }

  static int pairShift(int mask) {
    return Math.max(0, Integer.bitCount(mask) - 6);
  }

  static int pairIndex(int first, int second, int mask, int shift) {
    return ((first & mask) << shift) + ((second & mask) >> 6);
  }

  int step(int from, int kind) {
    int state = from;
    while (state >= deep) {
      int next = next(transitions, state, kind);
      if (next != 0) {
        return next;
      }
      state = failures[state];
    }
    int next = isPair(state, kind) ? next(transitions, state, kind) : 0;
    return next != 0 ? next : kind;
  }

  /** The state after another one that is not the root, or 0. */
  static int next(long[] transitions, int state, int kind) {
    int mask = transitions.length - 1;
    long key = key(state, kind);
    int slot = slot(key, mask);
    while (transitions[slot] != 0) {
      if (transitions[slot] >>> STATE_BITS == key) {
        return (int) transitions[slot] & STATE_MASK;
      }
      slot = (slot + 1) & mask;
    }
    return 0;
  }

  static long key(int state, int kind) {
    return ((long) state << CLASS_BITS) | kind;
  }

  static int slot(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }
}
