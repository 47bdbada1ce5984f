package org.huashu.coach.scoring;

import java.time.YearMonth;

/** What is settled: an agent's month in a shop, by the clocks of the store. */
public record AgentMonth(String shop, YearMonth month, String agent) {}
