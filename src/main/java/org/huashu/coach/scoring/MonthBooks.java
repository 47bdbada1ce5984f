package org.huashu.coach.scoring;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The books of agents' months. Safe for use by many threads. */
public interface MonthBooks {

  /** The book of a month; an empty one when nothing was done. */
  MonthBook book(AgentMonth month);

  /** The book of a number. */
  Optional<MonthBook> book(long number);

  /** The books of a shop's month, by agent. */
  List<MonthBook> books(String shop, YearMonth month);

  /**
   * Which closed months of an agent, by month.
   *
   * @param from this month or later
   * @param to this month or earlier
   * @param after the number of the one before
   */
  record ClosedQuery(String agent, Optional<String> shop, Optional<YearMonth> from,
      Optional<YearMonth> to, boolean descending, OptionalLong after, int most) {}

  /** A page of an agent's closed months. */
  List<MonthBook> closed(ClosedQuery query);

  /**
   * Adds an act.
   *
   * @param seen the book as it was when the act was allowed
   * @return false when it has changed since; then nothing was kept
   */
  boolean append(MonthBook seen, MonthAct act);
}
