package org.huashu.coach.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Who did what, and when; nothing is ever changed in it. Safe for use by many threads. */
public interface AuditLog {

  /**
   * What somebody did.
   *
   * @param account who, or what was typed as a name
   * @param action {@code script.save}; pages have words for each
   * @param subject what it was done to: a script's id, an account's name
   * @param detail what else is worth knowing; never a password or a token
   */
  record Deed(Instant at, String account, String action, String subject, String detail,
      String address) {}

  /** A deed that was kept; numbers grow with time. */
  record Entry(long number, Deed deed) {}

  /** Which entries are wanted; empty texts want all. */
  record Wanted(String account, String action, String words, Optional<Instant> from,
      Optional<Instant> until) {

    /** Everything. */
    public static final Wanted ALL =
        new Wanted("", "", "", Optional.empty(), Optional.empty());
  }

  /** Keeps a deed. */
  void add(Deed deed);

  /**
   * Entries, the newest first.
   *
   * @param before only smaller numbers
   */
  List<Entry> list(Wanted wanted, OptionalLong before, int most);

  /** The actions that occur, in their order. */
  List<String> actions();
}
