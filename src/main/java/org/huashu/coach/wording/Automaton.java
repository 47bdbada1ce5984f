package org.huashu.coach.wording;

import org.huashu.coach.text.Folding;
import org.huashu.coach.text.NormalizedText;

/**
 * An Aho-Corasick automaton over collapsed phrases, run over a draft as it stands.
 *
 * <p>
 * One table turns a UTF-16 unit into its class: what it normalises to, if a phrase holds that, or
 * that it is to be skipped. Of repeated characters only the first one makes a step. So a text is
 * read once, nothing is allocated unless a phrase is found, and 10 000 equal characters cost as
 * little as 10 000 others. Transitions lie in one hash table of longs: 24 bits of state, 16 of
 * class, 24 of the next state.
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

  static final int ROOT = 0;
  static final int STATE_BITS = 24;
  static final int CLASS_BITS = 16;
  private static final int STATE_MASK = (1 << STATE_BITS) - 1;

  /** By UTF-16 unit. */
  private final char[] classes;
  /** Classes of the surrogates of letters, by unit from U+D800 on. */
  private final char[] surrogates;
  /** The state after one class, by class. */
  private final int[] roots;
  private final long[] transitions;
  /** By state: the longest suffix that is a state too. */
  private final int[] failures;
  /** By state: whether a phrase ends there, or with one of its suffixes. */
  private final boolean[] ends;
  /** Whether a phrase of signs begins with a surrogate. */
  private final boolean surrogateSigns;

  Automaton(AutomatonBuilder built) {
    this.classes = built.classes;
    this.surrogates = built.surrogates;
    this.roots = built.roots;
    this.transitions = built.transitions;
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
    for (int i = 0; i < text.length(); i++) {
      int kind = classes[text.charAt(i)];
      if (kind < OTHER) {
        if (kind == SIGN) {
          hits = hits.withSigns();
        } else if (kind == SURROGATE) {
          int codePoint = text.codePointAt(i);
          if (Character.isSupplementaryCodePoint(codePoint)) {
            if (Folding.letter(codePoint) != 0) {
              return scanUnits(text);
            }
            i++;
          }
          hits = surrogateSigns ? hits.withSigns() : hits;
        }
      } else if (kind != last) {
        last = kind;
        state = step(state, kind);
        if (ends[state]) {
          hits = hits.with(state, i);
        }
      }
    }
    return hits;
  }

  /** The same for texts with letters outside the basic plane, which are rare. */
  private RawHits scanUnits(String text) {
    NormalizedText units = NormalizedText.of(text);
    RawHits hits = RawHits.NONE.withSigns();
    int state = ROOT;
    int last = NOISE;
    for (int i = 0; i < units.length(); i++) {
      int kind = classOf(units.unit(i));
      if (kind != last) {
        last = kind;
        state = step(state, kind);
        if (ends[state]) {
          hits = hits.with(state, units.start(i));
        }
      }
    }
    return hits;
  }

  private int classOf(char unit) {
    return Character.isSurrogate(unit)
        ? surrogates[unit - Character.MIN_SURROGATE]
        : classes[unit];
  }

  private int step(int from, int kind) {
    int state = from;
    while (state != ROOT) {
      int next = next(transitions, state, kind);
      if (next != 0) {
        return next;
      }
      state = failures[state];
    }
    return roots[kind];
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
