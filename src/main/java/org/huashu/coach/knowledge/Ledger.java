package org.huashu.coach.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the after-sales performance ledger counts for each agent and month. */
public record Ledger(List<Entry> entries) {

  /**
   * One thing that is counted.
   *
   * @param good whether more of it is better
   * @param shared what a case counts for each of two agents who share it
   */
  public record Entry(String id, String title, String unit, boolean good,
      Optional<BigDecimal> shared) {}
}
