package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of a script. */
public record HistoryModel(String id, String title, boolean mayEdit, List<Line> lines) {

  /**
   * A version.
   *
   * @param fate what became of it, in words
   * @param removed whether it took the script away
   */
  public record Line(long version, Instant at, String by, String fate, boolean removed,
      ScriptDiff diff, Optional<String> restore) {}
}
