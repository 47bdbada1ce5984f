package org.huashu.coach.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * Which flagged drafts, and in which order.
 *
 * @param after where the page before ended
 * @param most how many at most, at least 1
 */
public record QueueQuery(Filter filter, Order order, Optional<Place> after, int most) {

  /**
   * The order. Among equals the newer comes first, but the older in {@link #OLDEST} and
   * {@link #LIGHTEST}.
   */
  public enum Order {
    /** The newest first. */
    NEWEST,
    /** The oldest first. */
    OLDEST,
    /** The most severe first. */
    GRAVEST,
    /** The least severe first. */
    LIGHTEST
  }

  /**
   * What must hold; what is empty asks for nothing.
   *
   * @param from flagged at this moment or later
   * @param to flagged before this moment
   * @param states in one of these; none: in any
   * @param ruling this holds of one of its hints
   * @param assigned to this person
   * @param sample drawn in this sample
   * @param wanted waits for this person now
   */
  public record Filter(Optional<String> shop, Optional<String> agent, Optional<String> rule,
      Optional<Category> category, Optional<Severity> severity, Optional<Instant> from,
      Optional<Instant> to, Set<Review.State> states, Optional<Ruling> ruling,
      Optional<String> assigned, OptionalLong sample, Optional<Wanted> wanted) {

    /** All flagged drafts. */
    public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Set.of(), Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty());

    /** Copies the set. */
    public Filter {
      states = Set.copyOf(states);
    }

    /** The same, of one shop. */
    public Filter ofShop(String name) {
      return new Filter(Optional.of(name), agent, rule, category, severity, from, to, states,
          ruling, assigned, sample, wanted);
    }

    /** The same, in one of these states. */
    public Filter in(Set<Review.State> some) {
      return new Filter(shop, agent, rule, category, severity, from, to, some, ruling, assigned,
          sample, wanted);
    }

    /** The same, of one sample. */
    public Filter ofSample(long number) {
      return new Filter(shop, agent, rule, category, severity, from, to, states, ruling, assigned,
          OptionalLong.of(number), wanted);
    }

    /** The same, and only what waits for this person now. */
    public Filter wantedFor(String reviewer, Instant now) {
      return new Filter(shop, agent, rule, category, severity, from, to, states, ruling, assigned,
          sample, Optional.of(new Wanted(reviewer, now)));
    }
  }

  /**
   * Drafts that wait for a reviewer: not their own, not judged or skipped by them, assigned to
   * nobody else, and not open on another screen.
   */
  public record Wanted(String reviewer, Instant now) {}

  /** Where a draft stands in any of the orders. */
  public record Place(Severity severity, Instant flaggedAt, long number) {

    /** The place that {@link #text} wrote; empty when it is none. */
    public static Optional<Place> parse(String text) {
      String[] parts = text.split(" ", -1);
      try {
        return parts.length == 3
            ? Optional.of(new Place(Severity.valueOf(parts[0]), Instant.parse(parts[1]),
                Long.parseLong(parts[2])))
            : Optional.empty();
      } catch (IllegalArgumentException | DateTimeException _) {
        return Optional.empty();
      }
    }

    /** As it stands in an address. */
    public String text() {
      return severity + " " + flaggedAt + " " + number;
    }
  }

  /** Refuses an empty page. */
  public QueueQuery {
    if (most < 1) {
      throw new IllegalArgumentException("a page of " + most);
    }
  }
}
