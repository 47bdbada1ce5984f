package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * Somebody's own account.
 *
 * @param fault what is wrong with the new password, in words; empty for nothing
 */
public record MeModel(List<String> roles, List<Line> sessions, String fault) {

  /** A session; {@code current} for the one that asks. */
  public record Line(Instant createdAt, Instant seenAt, String address, boolean current) {}
}
