package org.huashu.coach.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which samples, of flagged drafts or of chats, and in which order.
 *
 * @param after where the page before ended
 * @param most how many at most, at least 1
 */
public record SampleQuery(Filter filter, Order order, boolean descending, Optional<Place> after,
    int most) {

  /** What samples are sorted by; among equals the number decides. */
  public enum Order {
    /** When they were drawn. */
    NUMBER,
    /** The days that they are of. */
    DAYS
  }

  /** How far a sample is. */
  public enum Standing {
    /** Something of it is still to be done. */
    OPEN,
    /** Nothing is. */
    DONE,
    /** Somebody has closed it; samples of chats never are. */
    CLOSED
  }

  /**
   * What must hold; what is empty asks for nothing.
   *
   * @param by who drew it
   */
  public record Filter(Optional<String> shop, Optional<String> by, Optional<Standing> standing) {

    /** All samples. */
    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Where a sample stands in any of the orders.
   *
   * @param from the first day that it is of
   */
  public record Place(LocalDate from, long number) {

    /** The place that {@link #text} wrote; empty when it is none. */
    public static Optional<Place> parse(String text) {
      String[] parts = text.split(" ", -1);
      try {
        return parts.length == 2
            ? Optional.of(new Place(LocalDate.parse(parts[0]), Long.parseLong(parts[1])))
            : Optional.empty();
      } catch (NumberFormatException | DateTimeException _) {
        return Optional.empty();
      }
    }

    /** As it stands in an address. */
    public String text() {
      return from + " " + number;
    }
  }
}
