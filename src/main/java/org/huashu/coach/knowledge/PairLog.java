package org.huashu.coach.knowledge;

import java.util.List;

/** Keeps the pairs of the newest release that was looked through. Safe for use by many threads. */
public interface PairLog {

  /** Of which release the pairs are; 0 when none was looked through yet. */
  long release();

  /** The pairs, in the order of their scripts. */
  List<ScriptPair> pairs();

  /** Replaces the pairs, all at once. */
  void keep(long release, List<ScriptPair> pairs);
}
