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

  /**
   * What the automaton consists of.
   *
   * @param classes by UTF-16 unit
   * @param surrogates classes of the surrogates of letters, by unit from U+D800 on
   * @param roots the state after one class, by class
   * @param transitions all others, hashed
   * @param failures by state: the longest suffix that is a state too
   * @param outputs by state: flags of the phrases that end there, 0 for none
   * @param surrogateSigns whether a phrase of signs begins with a surrogate
   */
  record Tables(char[] classes, char[] surrogates, int[] roots, long[] transitions, int[] failures,
      byte[] outputs,
      boolean surrogateSigns) {}

  private final char[] classes;
  private final char[] surrogates;
  private final int[] roots;
  private final long[] transitions;
  private final int mask;
  private final int[] failures;
  private final byte[] outputs;
  private final boolean surrogateSigns;

  Automaton(Tables tables) {
    this.classes = tables.classes;
    this.surrogates = tables.surrogates;
    this.roots = tables.roots;
    this.transitions = tables.transitions;
    this.mask = transitions.length - 1;
    this.failures = tables.failures;
    this.outputs = tables.outputs;
    this.surrogateSigns = tables.surrogateSigns;
  }

  /** Where states with outputs are reached: at the first unit of the last run of equal ones. */
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
        if (outputs[state] != 0) {
          hits = hits.with(state, i, outputs[state]);
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
        if (outputs[state] != 0) {
          hits = hits.with(state, units.start(i), outputs[state]);
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
      int next = next(state, kind);
      if (next != 0) {
        return next;
      }
      state = failures[state];
    }
    return roots[kind];
  }

  private int next(int state, int kind) {
    long key = key(state, kind);
    int slot = slot(key, mask);
    while (transitions[slot] != 0) {
      if (transitions[slot] >>> STATE_BITS == key) {
        return (int) transitions[slot] & (1 << STATE_BITS) - 1;
      }
      slot = slot + 1 & mask;
    }
    return 0;
  }

  static long key(int state, int kind) {
    return (long) state << CLASS_BITS | kind;
  }

  static int slot(long key, int mask) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> 32) & mask;
  }
}
