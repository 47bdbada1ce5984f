package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.Measured;

/**
 * What was counted for an agent's month.
 *
 * @param inTime first questions answered within the target
 * @param answered first questions answered at all
 * @param unanswered chats that came to the agent and that nobody replied to; who gave up in the
 *        queue came to nobody
 * @param satisfied customers
 * @param rated customers who were asked for a rating
 * @param abandoned of these, those who did not say
 * @param scores how many chats have a score that counts
 * @param mean of their totals, rounded to two places
 * @param chats that the agent served
 */
public record MonthNumbers(long inTime, long answered, long unanswered, long satisfied, long rated,
    long abandoned, int scores, Optional<BigDecimal> mean, long chats) {

  /** The indicator of the mean score. */
  public static final String SCORE = "qa-score";
  /** The indicator of satisfaction. */
  public static final String SATISFACTION = "satisfaction";

  /** Nothing happened. */
  public static final MonthNumbers NONE =
      new MonthNumbers(0, 0, 0, 0, 0, 0, 0, Optional.empty(), 0);

  /** Chats that came to the agent. */
  public long incoming() {
    return answered + unanswered;
  }

  /** The indicators of a policy that can be measured. */
  public Map<String, Measured> measured(KpiPolicy policy) {
    Map<String, Measured> measured = new HashMap<>();
    for (KpiPolicy.Kpi kpi : policy.kpis()) {
      if (kpi.profile().isPresent()) {
        measured.put(kpi.id(), Measured.answerRate(inTime, incoming(), 0));
      } else if (kpi.id().equals(SATISFACTION)) {
        measured.put(kpi.id(), Measured.satisfaction(satisfied, rated, abandoned));
      } else if (kpi.id().equals(SCORE)) {
        measured.put(kpi.id(), mean.map(Measured::of).orElse(Measured.NOTHING));
      }
    }
    return measured;
  }

  /** Whether the policy wants a score and there is none: then nothing may be settled. */
  public boolean lacksScore(KpiPolicy policy) {
    return mean.isEmpty() && policy.kpis().stream().anyMatch(kpi -> kpi.id().equals(SCORE));
  }
}
