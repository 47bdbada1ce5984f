package org.huashu.coach.account;

import java.time.Instant;
import java.util.Optional;

/**
 * Sign-ins that were sent to the company's provider and have not come back yet. Each may come back
 * once. Safe for use by many threads and processes: the answer may reach another node.
 */
public interface CompanySignIns {

  /**
   * One of them.
   *
   * @param id hash of the state that goes along
   * @param visit hash of what the browser's cookie holds: no other browser may come back with it
   * @param nonce what the ID token must name
   * @param verifier what the code must be redeemed with (PKCE)
   * @param next where the person wanted to go
   * @param linkTo the account to link; empty for a sign-in
   */
  record Pending(String id, String visit, String nonce, String verifier, String next,
      String linkTo, Instant expiresAt) {}

  /** Keeps one, and forgets those that are over. */
  void add(Pending pending, Instant now);

  /** Takes one out, so that nobody can come back with it again. */
  Optional<Pending> take(String id);
}
