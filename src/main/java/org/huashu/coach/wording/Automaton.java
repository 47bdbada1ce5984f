package org.huashu.coach.wording;

import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.Folding;

/**
 * An Aho-Corasick automaton over the sounds of phrases, run over a draft as it stands.
 *
 * <p>
 * One table turns a UTF-16 unit into its class: the syllable it is read as, or what it normalises
 * to, if a phrase holds that, or that it is to be skipped. So what sounds alike is one, and who
 * looks at a hit decides what it is worth. Of repeated characters only the first one makes a step.
 * A text is read once, nothing is allocated unless a phrase is found, and 10 000 equal characters
 * cost as little as 10 000 others. Transitions lie in one hash table of longs: 24 bits of state, 16
 * of class, 24 of the next state. Texts in which letters may spell sounds, or halves make
 * characters, are read in all ways at once by {@link Disentangling}.
 */
final class Automaton {

  /** Classes of units that make no step. */
  static final char NOISE = 0;
  static final char SURROGATE = 1;
  /** Noise with which a phrase of signs begins. */
  static final char SIGN = 2;
  /** A letter that no phrase holds. */
  static final char OTHER = 3;
  static final char FIRST_CLASS = 4;

  /** Of units that may be read in more than one way, added to their class. */
  static final char AMBIGUOUS = 0x8000;

  static final int ROOT = 0;
  static final int STATE_BITS = 24;
  static final int CLASS_BITS = 16;
  private static final int STATE_MASK = (1 << STATE_BITS) - 1;

  /** By UTF-16 unit. */
  private final char[] classes;
  /** Classes of the surrogates of letters, by unit from U+D800 on. */
  private final char[] surrogates;
  /** By number of a syllable: its class, 0 if no phrase holds it. */
  private final char[] syllables;
  /** The state after one class, by class. */
  private final int[] roots;
  /** The first state after more than one class. */
  private final int deep;
  private final long[] transitions;
  /** By hash of a transition, as bits: whether there may be one. Small enough to stay near. */
  private final long[] hints;
  /** By state: the longest suffix that is a state too. */
  private final int[] failures;
  /** By state: whether a phrase ends there, or with one of its suffixes. */
  private final boolean[] ends;
  /** Whether a phrase of signs begins with a surrogate. */
  private final boolean surrogateSigns;

  Automaton(AutomatonBuilder built) {
    this.classes = built.classes;
    this.surrogates = built.surrogates;
    this.syllables = built.syllables;
    this.roots = built.roots;
    this.deep = built.deep;
    this.transitions = built.transitions;
    this.hints = built.hints;
    this.failures = built.failures;
    this.ends = built.ends;
    this.surrogateSigns = built.surrogateSigns;
  }

  /**
   * Where states are reached at which phrases end: at the first unit of the last run of equal ones.
   */
  RawHits scan(String text) {
    RawHits hits = RawHits.NONE;
    int state = ROOT;
    int last = NOISE;
    int lastAt = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      int kind = classes[text.charAt(i)];
      if (kind >= AMBIGUOUS) {
        if (isAmbiguous(text, i)) {
          return new Disentangling(text, this, hits).scan(i, state);
        }
        kind -= AMBIGUOUS;
      }
      if (kind < OTHER) {
        if (kind == SIGN) {
          hits = hits.withSigns();
        } else if (kind == SURROGATE) {
          if (isRareLetter(text, i)) {
            return new Disentangling(text, this, hits.withRareLetters()).scan(i, state);
          }
          hits = surrogateSigns ? hits.withSigns() : hits;
        }
      } else if (kind != last || !isSame(text.charAt(i), text.charAt(lastAt))) {
        last = kind;
        lastAt = i;
        state = step(state, kind);
        if (ends[state]) {
          hits = hits.with(state, i, i + 1);
        }
      }
    }
    return hits;
  }

  private static boolean isRareLetter(String text, int at) {
    int codePoint = text.codePointAt(at);
    return Character.isSupplementaryCodePoint(codePoint) && Folding.letter(codePoint) != 0;
  }

  private static boolean isSame(char one, char other) {
    return one == other || Folding.letter(one) == Folding.letter(other);
  }

  /**
   * Latin letters by twos, or that look like digits, signs, digits, and halves with their other
   * half.
   */
  private static boolean isAmbiguous(String text, int at) {
    char letter = Folding.letter(text.charAt(at));
    if (isLatin(letter) && !Disguises.meantBy(letter).isEmpty()) {
      return true;
    }
    if (!isLatin(letter) && !Disguises.isHalf(letter)) {
      return true;
    }
    int next = at + 1;
    while (next < text.length() && Folding.letter(text.charAt(next)) == 0) {
      next++;
    }
    char other = next < text.length() ? Folding.letter(text.charAt(next)) : 0;
    return isLatin(letter)
        ? isLatin(other)
        : other != 0 && !Disguises.composedOf(letter, other).isEmpty();
  }

  private static boolean isLatin(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  /** The class of a letter, {@link #OTHER} if no phrase holds it. */
  int classOf(char unit) {
    if (Character.isSurrogate(unit)) {
      return surrogates[unit - Character.MIN_SURROGATE];
    }
    int kind = classes[unit];
    return kind >= AMBIGUOUS ? kind - AMBIGUOUS : kind;
  }

  /** Whether a letter, or a sign that may stand for one, may be read in more than one way. */
  boolean isAmbiguous(char unit) {
    return classes[unit] >= AMBIGUOUS || classes[unit] == SIGN;
  }

  /** The class of a syllable, 0 if no phrase holds it. */
  int classOfSyllable(int syllable) {
    return syllables[syllable];
  }

  boolean isEnd(int state) {
    return ends[state];
  }

  /** The root is asked like any other state: one branch less to guess for each letter. */
  int step(int from, int kind) {
    int state = from;
    while (true) {
      long hash = hash(key(state, kind));
      if ((hints[hint(hash, hints.length)] & (1L << hash)) != 0) {
        int next = next(transitions, state, kind);
        if (next != 0) {
          return next;
        }
      }
      if (state < deep) {
        return roots[kind];
      }
      state = failures[state];
    }
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
    return (int) (hash(key) >>> 32) & mask;
  }

  static long hash(long key) {
    long hash = key * 0x9E3779B97F4A7C15L;
    return hash ^ (hash >>> 58);
  }

  /** Which of the hints, a power of two, holds the bit of a hash; its low bits say which bit. */
  static int hint(long hash, int hints) {
    return (int) (hash >>> 24) & (hints - 1);
  }
}
