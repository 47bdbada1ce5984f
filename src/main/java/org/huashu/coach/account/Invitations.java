package org.huashu.coach.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** Where invitations are kept, by the hash of their token. Safe for use by many threads. */
public interface Invitations {

  /**
   * An account to be: whoever holds the token chooses its password.
   *
   * @param id SHA-256 of the token, in hexadecimal
   * @param reset whether the account exists and only its password is new
   */
  record Invitation(String id, String name, String display, SortedSet<Grant> grants,
      boolean reset, String by, Instant expiresAt) {}

  /** Keeps one; an older one for the same name is void. */
  void add(Invitation invitation);

  /** The invitation of that id, used or not. */
  Optional<Invitation> find(String id);

  /** Those that hold after that moment, by name. */
  List<Invitation> open(Instant now);

  /** Takes it away: true for one caller only. */
  boolean use(String id);
}
