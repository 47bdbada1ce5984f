package org.huashu.coach.review;

import java.util.function.BooleanSupplier;

/** Keeps the days of {@link Insight} up to date. */
public interface InsightCounting {

  /**
   * Counts what has happened since it was called last; everything anew when the settings have
   * changed or nothing has been counted yet. May be stopped or killed at any moment, and called
   * from several processes: what is counted is counted once.
   *
   * @param goOn asked between steps; false stops it
   * @return whether all is counted now
   */
  boolean catchUp(JournalCounts.Settings settings, BooleanSupplier goOn);
}
