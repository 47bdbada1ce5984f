package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/** One release, and what it changed in the scripts. */
public record ReleaseModel(long number, String reason, String author, Instant at,
    List<Line> changes, boolean mayRollBack) {

  /** A script that it changed. */
  public record Line(String id, String title, Cell state, ScriptDiff diff) {}
}
