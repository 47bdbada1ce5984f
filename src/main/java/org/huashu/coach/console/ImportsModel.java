package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * The page where imports begin.
 *
 * @param most megabytes of a file
 * @param fault in words; empty for nothing
 */
public record ImportsModel(int most, List<Past> past, String fault) {

  /** An upload, the newest first. */
  public record Past(String href, String file, String who, Instant at, Cell state) {}
}
