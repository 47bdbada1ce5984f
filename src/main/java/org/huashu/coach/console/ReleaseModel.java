package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/** One release, and what it changed. */
public record ReleaseModel(long number, String reason, String author, Instant at,
    List<Line> changes, boolean mayRollBack) {

  /** A script or a rule that it changed, and where it is. */
  public record Line(String href, String title, Cell state, ScriptDiff diff) {}
}
