package org.huashu.coach.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where sessions are kept, by the hash of their token. Safe for use by many threads. */
public interface Sessions {

  /**
   * Somebody who has signed in.
   *
   * @param id SHA-256 of the token that the browser holds, in hexadecimal
   * @param seenAt the last request, to the minute
   * @param address where the sign-in came from
   */
  record Session(String id, String account, Instant createdAt, Instant seenAt, String address) {}

  /** Keeps a new session. */
  void add(Session session);

  /** The session of that id. */
  Optional<Session> find(String id);

  /** All sessions of an account, the last seen first. */
  List<Session> of(String account);

  /** Notes that it was used. */
  void seen(String id, Instant at);

  /** Ends one. */
  void end(String id);

  /** Ends all of an account. */
  int endAll(String account);

  /** Forgets those that were not seen since, or are older. */
  void forget(Instant seenBefore, Instant createdBefore);
}
