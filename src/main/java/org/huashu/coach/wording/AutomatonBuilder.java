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
  private static final int FEWEST_CLASSES_OF_PAIRS = 64;
  /** A phrase of many characters with two sounds each would be spelled in too many ways. */
  private static final int MOST_WAYS = 8;
  private static final int[] NONE = {};
  private static final int SOUNDS = Disguise.PINYIN.bit() | Disguise.HOMOPHONE.bit();

  private final Letters letters;
  private final char[] classOf = new char[UNITS];
  final char[] syllables = new char[Readings.limit()];
  private int classCount = Automaton.FIRST_CLASS;

  private int states;
  private int[] parents = {};
  private char[] labels = {};
  private int[] depths = {};

  final char[] classes = new char[UNITS];
  final byte[] kinds = new byte[UNITS];
  final char[] surrogates = new char[SURROGATES];
  long[] pairs = {};
  int pairMask;
  int deep;
  long[] transitions = new long[128];
  int[] failures = {};
  boolean[] ends = {};

  /** Of the phrase that is being inserted. */
  private char[] sounds = {};
  private int entries;
  /** By state: the first entry of a phrase that ends there, or -1. */
  int[] firstEntry = {};
  /** By entry: the next one at the state, or -1; and its phrase. A phrase may have several. */
  int[] nextEntry;
  int[] phraseOf;
  /** By state: the longest suffix that is a state where a phrase ends; 0 for none. */
  int[] links = {};

  /**
   * The letters of phrases, by phrase.
   *
   * @param once repeated ones once; empty of a phrase of signs
   * @param counts how often each of them stands
   * @param disguises in which it is found, as bits
   * @param signs those with which phrases of signs begin
   */
  record Letters(List<String> once, int[][] counts, int[] disguises, String signs) {}

  AutomatonBuilder(Letters letters) {
    this.letters = letters;
    this.nextEntry = new int[letters.once.size()];
    this.phraseOf = new int[letters.once.size()];
  }

  Automaton build() {
    for (int phrase = 0; phrase < letters.once.size(); phrase++) {
      classify(letters.once.get(phrase), hasSounds(phrase));
    }
    deep = classCount;
    for (int kind = 0; kind < classCount; kind++) {
      addState(Automaton.ROOT, (char) kind);
    }
    pairMask = Integer.highestOneBit(Math.clamp(classCount - 1, FEWEST_CLASSES_OF_PAIRS / 2,
        Automaton.MOST_CLASSES_OF_PAIRS - 1)) * 2 - 1;
    pairs = new long[(pairMask + 1) << Automaton.pairShift(pairMask)];
    for (int phrase = letters.once.size() - 1; phrase >= 0; phrase--) {
      if (!letters.once.get(phrase).isEmpty()) {
        insertAllWays(phrase);
      }
    }
    connect();
    fillClasses();
    return new Automaton(this);
  }

  private boolean hasSounds(int phrase) {
    return (letters.disguises[phrase] & SOUNDS) != 0;
  }

  private void classify(String units, boolean sounds) {
    for (int i = 0; i < units.length(); i++) {
      char unit = units.charAt(i);
      if (classOf[unit] == 0) {
        int syllable = Readings.syllable(unit);
        classOf[unit] = syllable == 0 ? (char) classCount++ : classOfSyllable(syllable);
      }
      if (sounds) {
        for (int other : Readings.otherSyllables(unit)) {
          classOfSyllable(other);
        }
      }
    }
  }

  /** A new one if there is none yet. */
  private char classOfSyllable(int syllable) {
    if (syllables[syllable] == 0) {
      syllables[syllable] = (char) classCount++;
    }
    return syllables[syllable];
  }

  /**
   * By its usual sounds, and by the other ones that some of its characters have. A letter that
   * stands twice makes one step where it is written twice, and two where it is written in two ways.
   */
  private void insertAllWays(int phrase) {
    sounds = new char[Arrays.stream(letters.counts[phrase]).sum()];
    insertFrom(0, 0, phrase, hasSounds(phrase) ? MOST_WAYS : 1);
  }

  /** @return how many more ways may be inserted */
  private int insertFrom(int letter, int length, int phrase, int most) {
    String units = letters.once.get(phrase);
    if (letter == units.length()) {
      insert(Arrays.copyOf(sounds, length), phrase);
      return most - 1;
    }
    char usual = classOf[units.charAt(letter)];
    sounds[length] = usual;
    int left = insertFrom(letter + 1, length + 1, phrase, most);
    for (int other : left > 0 ? Readings.otherSyllables(units.charAt(letter)) : NONE) {
      sounds[length] = syllables[other];
      left = left > 0 ? insertFrom(letter + 1, length + 1, phrase, left) : 0;
    }
    int count = letters.counts[phrase][letter];
    if (left > 0 && count > 1) {
      Arrays.fill(sounds, length, length + count, usual);
      left = insertFrom(letter + 1, length + count, phrase, left);
    }
    return left;
  }

  private void insert(char[] way, int phrase) {
    int state = way[0];
    for (int i = 1; i < way.length; i++) {
      if (i == 1) {
        addPair(way[0], way[1]);
      }
      int next = Automaton.next(transitions, state, way[i]);
      state = next != 0 ? next : addState(state, way[i]);
    }
    if (letters.once.get(phrase).length() == 1 && letters.counts[phrase][0] > 1) {
      // So that the second of two that only sound alike is looked at.
      addPair(way[0], way[0]);
    }
    if (entries == nextEntry.length) {
      nextEntry = Arrays.copyOf(nextEntry, 2 * entries);
      phraseOf = Arrays.copyOf(phraseOf, 2 * entries);
    }
    phraseOf[entries] = phrase;
    nextEntry[entries] = firstEntry[state];
    firstEntry[state] = entries++;
  }

  private void addPair(char first, char second) {
    int index =
        Automaton.pairIndex(first, second, pairMask, Automaton.pairShift(pairMask));
    pairs[index] |= 1L << second;
  }

  private int addState(int parent, char kind) {
    int state = states++;
    if (state == parents.length) {
      grow(Math.max(64, 2 * state));
    }
    parents[state] = parent;
    labels[state] = kind;
    depths[state] = state == Automaton.ROOT ? 0 : depths[parent] + 1;
    if (parent != Automaton.ROOT) {
      if (2 * (states - deep) > transitions.length) {
        rehash();
      }
      put(transitions, parent, state);
    }
    return state;
  }

  private void grow(int size) {
    int before = parents.length;
    parents = Arrays.copyOf(parents, size);
    labels = Arrays.copyOf(labels, size);
    depths = Arrays.copyOf(depths, size);
    firstEntry = Arrays.copyOf(firstEntry, size);
    Arrays.fill(firstEntry, before, size, -1);
  }

  private void rehash() {
    long[] larger = new long[2 * transitions.length];
    for (int state = deep; state < states - 1; state++) {
      put(larger, parents[state], state);
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

  /** Failures and links, from the root outwards: a suffix is always nearer to it. */
  private void connect() {
    failures = new int[states];
    links = new int[states];
    ends = new boolean[states];
    firstEntry = Arrays.copyOf(firstEntry, states);
    for (int state : byDepth()) {
      int failure = state < deep ? Automaton.ROOT : failure(parents[state], labels[state]);
      failures[state] = failure;
      links[state] = firstEntry[failure] >= 0 ? failure : links[failure];
      ends[state] = firstEntry[state] >= 0 || ends[failure];
    }
  }

  private int failure(int parent, char label) {
    int suffix = parent;
    int failure = 0;
    while (failure == 0 && suffix >= deep) {
      suffix = failures[suffix];
      failure = Automaton.next(transitions, suffix, label);
    }
    return failure == 0 ? label : failure;
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

  /** Whether there may be another way to read it that leads to a phrase. */
  private boolean isDoubtful(char c) {
    char letter = Folding.letter(c);
    if (letter >= 'a' && letter <= 'z') {
      return true;
    }
    return holdsKnown(Disguises.meantBy(letter == 0 ? Folding.fold(c) : letter))
        || holdsKnown(Disguises.wholesOf(letter));
  }

  private boolean holdsKnown(String others) {
    for (int i = 0; i < others.length(); i++) {
      if (classOf(others.charAt(i)) >= Automaton.FIRST_CLASS) {
        return true;
      }
    }
    return false;
  }

  private void fillClasses() {
    for (int unit = 0; unit < UNITS; unit++) {
      char c = (char) unit;
      if (Character.isSurrogate(c)) {
        kinds[c] = Automaton.SURROGATE;
        char known = classOf[c];
        surrogates[c - Character.MIN_SURROGATE] = known == 0 ? Automaton.OTHER : known;
      } else {
        classes[c] = classOf(c);
        kinds[c] = isDoubtful(c) ? Automaton.DOUBTFUL : 0;
      }
    }
    letters.signs.chars().forEach(sign -> kinds[sign] |= Automaton.SIGN);
    boolean[] alone = new boolean[UNITS];
    for (String units : letters.once) {
      alone[units.length() == 1 ? units.charAt(0) : 0] = true;
    }
    for (int unit = 0; unit < UNITS; unit++) {
      char letter = Folding.letter((char) unit);
      kinds[unit] |= letter != 0 && alone[letter] ? Automaton.ALONE : 0;
      classes[unit] |= kinds[unit] != 0 ? Automaton.SPECIAL : 0;
    }
  }
}
