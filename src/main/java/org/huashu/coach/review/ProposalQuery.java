package org.huashu.coach.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which proposals, and in which order.
 *
 * @param descending else the oldest come first, or the rules in their order
 * @param after where the page before ended
 */
public record ProposalQuery(Filter filter, Order order, boolean descending, Optional<Place> after,
    int most) {

  /** What proposals are sorted by; among equals the age decides. */
  public enum Order {
    /** When it was opened. */
    OPENED,
    /** The rule. */
    RULE
  }

  /**
   * What must hold; what is empty asks for nothing.
   *
   * @param rules one of these
   * @param openedBy who called the hint wrong first
   * @param before opened before this moment
   * @param unread decided, and who opened it has not read so
   */
  public record Filter(Optional<Proposal.State> state, Optional<Set<String>> rules,
      Optional<String> shop, Optional<String> openedBy, Optional<Instant> before,
      boolean unread) {

    /** All proposals. */
    public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** Those that wait. */
    public static final Filter OPEN = ALL.in(Proposal.State.OPEN);

    /** Copies the set. */
    public Filter {
      rules = rules.map(Set::copyOf);
    }

    /** The same, in one state. */
    public Filter in(Proposal.State one) {
      return new Filter(Optional.of(one), rules, shop, openedBy, before, unread);
    }

    /** The same, of one rule. */
    public Filter ofRule(String rule) {
      return new Filter(state, Optional.of(Set.of(rule)), shop, openedBy, before, unread);
    }

    /** The same, of one shop; empty: of all. */
    public Filter ofShop(Optional<String> one) {
      return new Filter(state, rules, one, openedBy, before, unread);
    }

    /** Decided ones of somebody who has not read what was decided. */
    public static Filter answersFor(String opener) {
      return new Filter(Optional.empty(), Optional.empty(), Optional.empty(),
          Optional.of(opener), Optional.empty(), true);
    }
  }

  /** Where a proposal stands in any of the orders. */
  public record Place(Instant openedAt, long draft, String hint, String rule) {

    /** The place that {@link #text} wrote; empty when it is none. */
    public static Optional<Place> parse(String text) {
      String[] parts = text.split(" ", 4);
      try {
        return parts.length == 4
            ? Optional.of(new Place(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2],
                parts[3]))
            : Optional.empty();
      } catch (NumberFormatException | DateTimeException _) {
        return Optional.empty();
      }
    }

    /** As it stands in an address. */
    public String text() {
      return openedAt + " " + draft + " " + hint + " " + rule;
    }
  }

  /** The newest ones that pass a filter. */
  public static ProposalQuery of(Filter filter, int most) {
    return new ProposalQuery(filter, Order.OPENED, true, Optional.empty(), most);
  }

  /** The newest of those that wait. */
  public static ProposalQuery open(int most) {
    return of(Filter.OPEN, most);
  }
}
