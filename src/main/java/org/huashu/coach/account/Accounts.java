package org.huashu.coach.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where accounts are kept. Safe for use by many threads and processes. */
public interface Accounts {

  /** Which accounts a list shows. */
  record Wanted(String words, Optional<Role> role, Optional<Boolean> disabled) {}

  /**
   * Part of a list in the order of names.
   *
   * @param after only names that come later; empty from the first
   * @param most how many
   */
  record Slice(String after, boolean descending, int most) {}

  /** The account of that folded name. */
  Optional<Account> find(String name);

  /** Accounts by name. */
  List<Account> list(Wanted wanted, Slice slice);

  /** Whether there is any account. */
  boolean any();

  /**
   * Keeps a new account.
   *
   * @param password its hash, or an empty text when it has none
   * @return false when the name is taken
   */
  boolean add(Account account, String password);

  /** Keeps what may change in an account: what it is called, its roles, whether it is disabled. */
  void update(Account account);

  /** The hash of the password; empty when there is no account or no password. */
  Optional<String> password(String name);

  /** Gives another password, as a hash. */
  void setPassword(String name, String hash);

  /** Notes a sign-in. */
  void signedIn(String name, Instant at);
}
