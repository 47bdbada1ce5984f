package org.huashu.coach.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which account belongs to whom at the company's sign-in. Only the issuer and its subject count: a
 * name or an e-mail address may pass to somebody else. Safe for use by many threads and processes.
 */
public interface Identities {

  /**
   * Somebody at the company's sign-in.
   *
   * @param issuer who vouches, as an address
   * @param subject never changes and is never given to another person
   */
  record Identity(String issuer, String subject) {}

  /** The name of the account, if there is one. */
  Optional<String> account(Identity identity);

  /** The identities of an account. */
  List<Identity> of(String account);

  /** Keeps that they belong together; false when the identity belongs to an account already. */
  boolean link(Identity identity, String account, Instant at);

  /** Takes all of an account apart; how many there were. */
  int unlink(String account);
}
