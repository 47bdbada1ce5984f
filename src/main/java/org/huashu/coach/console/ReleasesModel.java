package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be published, and what was.
 *
 * @param answering the number of the release that this node answers with
 * @param waiting the first of what waits
 * @param rest how many more wait
 * @param fault what is wrong, in words; empty for nothing
 */
public record ReleasesModel(long newest, long answering, List<Waiting> waiting, int rest,
    List<Past> past, String reason, String fault, boolean mayRollBack, Optional<String> older) {

  /**
   * A change that waits.
   *
   * @param kind {@code script} or {@code rule}
   * @param publishable whether it may be chosen
   * @param remarks why it must not be published so
   */
  public record Waiting(String kind, String id, String title, String href, Cell state, String by,
      Instant at,
      ScriptDiff diff, boolean publishable, List<CheckModel.Remark> remarks) {}

  /** A release. */
  public record Past(long number, String reason, String author, String origin, Instant at,
      boolean newest) {}
}
