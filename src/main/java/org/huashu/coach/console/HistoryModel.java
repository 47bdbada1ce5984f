package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of a script. */
public record HistoryModel(String id, String title, boolean mayEdit, List<Line> lines) {

  /**
   * A version.
   *
   * @param version 0 for what there was before the first edit; nobody's, and of no moment
   * @param fate what became of it, in words
   * @param removed whether it took the script away
   */
  public record Line(long version, Instant at, String by, String fate, boolean removed,
      ScriptDiff diff, Optional<String> restore) {}
}
