package org.huashu.coach.wording;

import java.util.Arrays;

/** What a run of the automaton came across: states with outputs, and where. Grows while it runs. */
final class RawHits {

  /** Nothing was found; adding to it makes a new one. */
  static final RawHits NONE = new RawHits();

  private int[] statesAndOffsets = {};
  private int size;
  private boolean signs;

  private RawHits() {}

  /** @param offset of the first unit of the last run of equal ones */
  RawHits with(int state, int offset) {
    RawHits hits = this == NONE ? new RawHits() : this;
    if (hits.size == hits.statesAndOffsets.length) {
      hits.statesAndOffsets = Arrays.copyOf(hits.statesAndOffsets, Math.max(16, 2 * hits.size));
    }
    hits.statesAndOffsets[hits.size++] = state;
    hits.statesAndOffsets[hits.size++] = offset;
    return hits;
  }

  /** There are signs with which a phrase begins. */
  RawHits withSigns() {
    RawHits hits = this == NONE ? new RawHits() : this;
    hits.signs = true;
    return hits;
  }

  int count() {
    return size / 2;
  }

  int state(int i) {
    return statesAndOffsets[2 * i];
  }

  int offset(int i) {
    return statesAndOffsets[2 * i + 1];
  }

  boolean signs() {
    return signs;
  }

  boolean isEmpty() {
    return size == 0 && !signs;
  }
}
