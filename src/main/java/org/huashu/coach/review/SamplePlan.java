package org.huashu.coach.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What is drawn for review: some flagged drafts of every agent of a shop in a week.
 *
 * @param week its Monday
 * @param zone by whose clocks the week is
 * @param perAgent how many of each agent, at least 1
 * @param doubles how many of these two are to judge
 * @param seed the same seed draws the same
 */
public record SamplePlan(String shop, LocalDate week, ZoneId zone, int perAgent, int doubles,
    long seed) {

  /** Refuses what is no week, and numbers that make no sense. */
  public SamplePlan {
    if (week.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week begins on a Monday, not on " + week);
    }
    if (perAgent < 1 || doubles < 0 || doubles > perAgent) {
      throw new IllegalArgumentException(perAgent + " drafts, " + doubles + " of them twice");
    }
  }

  /** The week's first moment. */
  public Instant from() {
    return week.atStartOfDay(zone).toInstant();
  }

  /** The first moment after it. */
  public Instant to() {
    return week.plusWeeks(1).atStartOfDay(zone).toInstant();
  }
}
