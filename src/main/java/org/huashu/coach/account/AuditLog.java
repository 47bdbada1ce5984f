package org.huashu.coach.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /** What entries are sorted by; among equals the number decides. */
  enum Order {
    /** When it was done. */
    TIME,
    /** Who did it. */
    ACCOUNT,
    /** What was done. */
    ACTION
  }

  /**
   * A part of the entries.
   *
   * @param after the entry before
   * @param most how many at most, at least 1
   */
  record Slice(Order order, boolean descending, Optional<Place> after, int most) {

    /** The newest ones. */
    public static Slice newest(int most) {
      return new Slice(Order.TIME, true, Optional.empty(), most);
    }
  }

  /**
   * Where an entry stands in an order.
   *
   * @param key what it is sorted by; empty for the time
   */
  record Place(long number, String key) {

    /** The place that {@link #text} wrote; empty when it is none. */
    public static Optional<Place> parse(String text) {
      String[] parts = text.split(" ", 2);
      try {
        return parts.length == 2
            ? Optional.of(new Place(Long.parseLong(parts[0]), parts[1]))
            : Optional.empty();
      } catch (NumberFormatException _) {
        return Optional.empty();
      }
    }

    /** Where an entry stands. */
    public static Place of(Entry entry, Order order) {
      return new Place(entry.number(), switch (order) {
        case TIME -> "";
        case ACCOUNT -> entry.deed().account();
        case ACTION -> entry.deed().action();
      });
    }

    /** As it stands in an address. */
    public String text() {
      return number + " " + key;
    }
  }

  /** Keeps a deed. */
  void add(Deed deed);

  /** A page of the entries. */
  List<Entry> list(Wanted wanted, Slice slice);

  /** The actions that occur, in their order. */
  List<String> actions();
}
