package org.huashu.coach.wording;

import java.util.List;

/** Finds what the wording rules look for. Immutable, and safe for use by many threads. */
public interface WordingMatcher {

  /**
   * Everything the rules find, in the order of start, whole-draft matches first. A pure function.
   */
  List<WordingMatch> matches(Turn turn);
}
