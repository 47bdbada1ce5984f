package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody's own account.
 *
 * @param fault what is wrong with the new password, in words; empty for nothing
 * @param company what the company's own sign-in is called, if there is one
 * @param linked whether the account is linked with it
 */
public record MeModel(List<String> roles, List<Line> sessions, String fault,
    Optional<String> company, boolean linked) {

  /** A session; {@code current} for the one that asks. */
  public record Line(Instant createdAt, Instant seenAt, String address, boolean current) {}
}
