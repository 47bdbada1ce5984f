package org.huashu.coach.scoring;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;

/** What is settled: an agent's month in a shop, by the clocks of the store. */
public record AgentMonth(String shop, YearMonth month, String agent) {

  /** When the next month begins. */
  public Instant end(ZoneId zone) {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }
}
