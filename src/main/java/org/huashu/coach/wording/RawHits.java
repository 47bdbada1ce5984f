package org.huashu.coach.wording;

import java.util.Arrays;

/** What a run of the automaton came across: states with outputs, and where. Grows while it runs. */
final class RawHits {

  /** Nothing was found; adding to it makes a new one. */
  static final RawHits NONE = new RawHits();

  private static final int FIELDS = 3;

  private int[] hits = {};
  private int size;
  private boolean signs;
  private boolean rareLetters;

  private RawHits() {}

  /**
   * @param offset of the first unit of the last run of equal ones, or of what stands for it
   * @param end offset after that
   */
  RawHits with(int state, int offset, int end) {
    RawHits found = own();
    if (found.size == found.hits.length) {
      found.hits = Arrays.copyOf(found.hits, Math.max(4 * FIELDS, 2 * found.size));
    }
    found.hits[found.size++] = state;
    found.hits[found.size++] = offset;
    found.hits[found.size++] = end;
    return found;
  }

  /** There are signs with which a phrase begins. */
  RawHits withSigns() {
    RawHits found = own();
    found.signs = true;
    return found;
  }

  /** There are letters outside the basic plane. */
  RawHits withRareLetters() {
    RawHits found = own();
    found.rareLetters = true;
    return found;
  }

  private RawHits own() {
    return this == NONE ? new RawHits() : this;
  }

  int count() {
    return size / FIELDS;
  }

  int state(int i) {
    return hits[FIELDS * i];
  }

  int offset(int i) {
    return hits[FIELDS * i + 1];
  }

  int end(int i) {
    return hits[FIELDS * i + 2];
  }

  boolean signs() {
    return signs;
  }

  boolean hasRareLetters() {
    return rareLetters;
  }
}
