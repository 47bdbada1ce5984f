package org.huashu.coach.knowledge;

import java.math.BigDecimal;
import java.util.List;

/**
 * The key performance indicators and their settlement.
 *
 * @param bonusBase the amount of which each point above {@code bonusAbove} earns one per cent
 * @param malusAtMost a total of this or less takes {@code (100 − total) %} off the fee
 */
public record KpiPolicy(List<Kpi> kpis, BigDecimal bonusBase, BigDecimal bonusAbove,
    BigDecimal malusAtMost, List<Penalty> penalties) {

  /**
   * One indicator.
   *
   * @param unit {@code percent} or {@code points}
   * @param deduction points taken off for each {@code per} units below the target
   */
  public record Kpi(String id, String title, BigDecimal target, String unit, BigDecimal points,
      BigDecimal deduction, BigDecimal per) {}

  /** A fixed amount for each case. */
  public record Penalty(String id, String title, BigDecimal amount) {}
}
