package org.huashu.coach.wording;

import java.util.Arrays;
import java.util.List;
import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Readings;

/** Builds the automaton of a sorted list of phrases. Used once. */
final class AutomatonBuilder {

  private static final int UNITS = 1 << 16;
  private static final int SURROGATES = 0x800;
  /** Slots of the table of transitions for each 64 bits of hints. */
  private static final int HINTS_OF_A_WORD = 16;

  private final List<Phrase> phrases;
  private final String[] collapsed;
  private final char[] classOf = new char[UNITS];
  final char[] syllables = new char[Readings.limit()];
  private int classCount = Automaton.FIRST_CLASS;

  private int states = 1;
  private int[] parents = new int[64];
  private char[] labels = new char[64];
  private int[] depths = new int[64];

  final char[] classes = new char[UNITS];
  final char[] surrogates = new char[SURROGATES];
  int[] roots = {};
  int deep;
  long[] transitions = new long[128];
  long[] hints = {};
  int[] failures = {};
  boolean[] ends = {};
  boolean surrogateSigns;

  /** By state: the first phrase that ends there, or -1; and by phrase: the next one there. */
  int[] firstPhrase = {};
  final int[] nextPhrase;
  /** By state: the longest suffix that is a state where a phrase ends; 0 for none. */
  int[] links = {};

  /** @param collapsed by phrase: its letters, repeated ones once */
  AutomatonBuilder(List<Phrase> phrases, String[] collapsed) {
    this.phrases = phrases;
    this.collapsed = collapsed;
    this.nextPhrase = new int[phrases.size()];
  }

  Automaton build() {
    classify();
    roots = new int[classCount];
    // First letters first, so that the states most often reached lie side by side.
    for (String units : collapsed) {
      insert(units.substring(0, Math.min(1, units.length())));
    }
    deep = states;
    int[] last = new int[collapsed.length];
    for (int i = 0; i < collapsed.length; i++) {
      last[i] = insert(collapsed[i]);
    }
    firstPhrase = new int[states];
    Arrays.fill(firstPhrase, -1);
    ends = new boolean[states];
    for (int i = last.length - 1; i >= 0; i--) {
      if (!phrases.get(i).signsOnly()) {
        nextPhrase[i] = firstPhrase[last[i]];
        firstPhrase[last[i]] = i;
        ends[last[i]] = true;
      }
    }
    connect();
    hint();
    fillClasses();
    return new Automaton(this);
  }

  private void classify() {
    for (String units : collapsed) {
      for (int i = 0; i < units.length(); i++) {
        char unit = units.charAt(i);
        int syllable = Readings.syllable(unit);
        if (classOf[unit] == 0) {
          classOf[unit] = syllable == 0 || syllables[syllable] == 0
              ? (char) classCount++
              : syllables[syllable];
          syllables[syllable] = syllable == 0 ? 0 : classOf[unit];
        }
      }
    }
  }

  private int insert(String units) {
    int state = Automaton.ROOT;
    for (int i = 0; i < units.length(); i++) {
      char kind = classOf[units.charAt(i)];
      int next = child(state, kind);
      state = next != 0 ? next : addState(state, kind);
    }
    return state;
  }

  private int addState(int parent, char kind) {
    int state = states++;
    if (state == parents.length) {
      parents = Arrays.copyOf(parents, 2 * state);
      labels = Arrays.copyOf(labels, 2 * state);
      depths = Arrays.copyOf(depths, 2 * state);
    }
    parents[state] = parent;
    labels[state] = kind;
    depths[state] = depths[parent] + 1;
    if (parent == Automaton.ROOT) {
      roots[kind] = state;
    } else {
      if (2 * states > transitions.length) {
        rehash();
      }
      put(transitions, parent, state);
    }
    return state;
  }

  private void rehash() {
    long[] larger = new long[2 * transitions.length];
    for (int state = 1; state < states - 1; state++) {
      if (parents[state] != Automaton.ROOT) {
        put(larger, parents[state], state);
      }
    }
    transitions = larger;
  }

  private void put(long[] table, int parent, int state) {
    long key = Automaton.key(parent, labels[state]);
    int slot = Automaton.slot(key, table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    table[slot] = (key << Automaton.STATE_BITS) | state;
  }

  private void hint() {
    hints = new long[transitions.length / HINTS_OF_A_WORD];
    for (int state = 1; state < states; state++) {
      if (parents[state] != Automaton.ROOT) {
        long hash = Automaton.hash(Automaton.key(parents[state], labels[state]));
        hints[Automaton.hint(hash, hints.length)] |= 1L << hash;
      }
    }
  }

  private int child(int state, int kind) {
    return state == Automaton.ROOT ? roots[kind] : Automaton.next(transitions, state, kind);
  }

  /** Failures and links, from the root outwards: a suffix is always nearer to it. */
  private void connect() {
    failures = new int[states];
    links = new int[states];
    for (int state : byDepth()) {
      int parent = parents[state];
      int failure = Automaton.ROOT;
      if (parent != Automaton.ROOT) {
        int suffix = failures[parent];
        failure = child(suffix, labels[state]);
        while (failure == Automaton.ROOT && suffix != Automaton.ROOT) {
          suffix = failures[suffix];
          failure = child(suffix, labels[state]);
        }
      }
      failures[state] = failure;
      links[state] = firstPhrase[failure] >= 0 ? failure : links[failure];
      ends[state] |= ends[failure];
    }
  }

  private int[] byDepth() {
    int deepest = Arrays.stream(depths, 0, states).max().orElse(0);
    int[] starts = new int[deepest + 2];
    for (int state = 1; state < states; state++) {
      starts[depths[state] + 1]++;
    }
    for (int depth = 1; depth < starts.length; depth++) {
      starts[depth] += starts[depth - 1];
    }
    int[] order = new int[states - 1];
    for (int state = 1; state < states; state++) {
      order[starts[depths[state]]++] = state;
    }
    return order;
  }

  private char classOf(char c) {
    char letter = Folding.letter(c);
    if (letter == 0) {
      return Automaton.NOISE;
    }
    char known = classOf[letter] == 0 ? syllables[Readings.syllable(letter)] : classOf[letter];
    return known == 0 ? Automaton.OTHER : known;
  }

  /** Whether there is more than one way to read it that leads to a phrase. */
  private boolean isAmbiguous(char c) {
    char letter = Folding.letter(c);
    if (letter >= 'a' && letter <= 'z') {
      return true;
    }
    String meant = Disguises.meantBy(letter == 0 ? Folding.fold(c) : letter);
    return Disguises.isHalf(letter)
        || meant.chars().anyMatch(other -> classOf((char) other) >= Automaton.FIRST_CLASS);
  }

  private void fillClasses() {
    for (int c = 0; c < UNITS; c++) {
      if (Character.isSurrogate((char) c)) {
        classes[c] = Automaton.SURROGATE;
        char known = classOf[c];
        surrogates[c - Character.MIN_SURROGATE] = known == 0 ? Automaton.OTHER : known;
      } else {
        classes[c] = classOf((char) c);
        if (isAmbiguous((char) c)) {
          classes[c] += Automaton.AMBIGUOUS;
        }
      }
    }
    for (Phrase phrase : phrases) {
      if (phrase.signsOnly()) {
        char first = phrase.after().charAt(0);
        surrogateSigns |= Character.isSurrogate(first);
        classes[first] = Character.isSurrogate(first) ? Automaton.SURROGATE : Automaton.SIGN;
      }
    }
  }
}
