package org.huashu.coach.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The key performance indicators and their settlement.
 *
 * @param bonusBase the amount of which each point above {@code bonusAbove} earns one per cent
 * @param malusAtMost a total of this or less takes {@code (100 − total) %} off the fee; empty:
 *        nothing is taken off
 */
public record KpiPolicy(List<Kpi> kpis, BigDecimal bonusBase, BigDecimal bonusAbove,
    Optional<BigDecimal> malusAtMost, List<Penalty> penalties) {

  /** The indicator of the mean score. */
  public static final String SCORE = "qa-score";
  /** The indicator of satisfaction. */
  public static final String SATISFACTION = "satisfaction";
  /** The answer rate that needs no profile to be told by which rules it is counted. */
  public static final String ANSWER_RATE = "answer-rate-20s";
  private static final String CALL_CENTRE = "call-centre-20s";

  /** Copies the lists. */
  public KpiPolicy {
    kpis = List.copyOf(kpis);
    penalties = List.copyOf(penalties);
  }

  /**
   * One indicator.
   *
   * @param unit {@code percent} or {@code points}
   * @param deduction points taken off for each {@code per} units below the target
   * @param profile the platform profile by whose rules an answer rate is counted
   */
  public record Kpi(String id, String title, BigDecimal target, String unit, BigDecimal points,
      BigDecimal deduction, BigDecimal per, Optional<String> profile) {

    /** The platform profile by whose rules it is counted, if it is an answer rate. */
    public Optional<String> answerRate() {
      return profile
          .or(() -> id.equals(ANSWER_RATE) ? Optional.of(CALL_CENTRE) : Optional.empty());
    }

    /** Whether anything measures it; otherwise it would count as full. */
    public boolean measurable() {
      return answerRate().isPresent() || id.equals(SATISFACTION) || id.equals(SCORE);
    }

    /** One that is no answer rate. */
    public Kpi(String id, String title, BigDecimal target, String unit, BigDecimal points,
        BigDecimal deduction, BigDecimal per) {
      this(id, title, target, unit, points, deduction, per, Optional.empty());
    }
  }

  /** A fixed amount for each case. */
  public record Penalty(String id, String title, BigDecimal amount) {}
}
