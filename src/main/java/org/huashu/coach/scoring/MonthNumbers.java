package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
 * @param faulty of the scores, those with a fault
 * @param chats that the agent served
 * @param transfers to other agents
 * @param averageMillis of the waits for the agent's replies; 0 when there were none
 */
public record MonthNumbers(long inTime, long answered, long unanswered, long satisfied, long rated,
    long abandoned, int scores, Optional<BigDecimal> mean, int faulty, long chats, long transfers,
    long averageMillis) {

  /** Nothing happened. */
  public static final MonthNumbers NONE =
      new MonthNumbers(0, 0, 0, 0, 0, 0, 0, Optional.empty(), 0, 0, 0, 0);

  /** Chats that came to the agent. */
  public long incoming() {
    return answered + unanswered;
  }

  /** What is counted of the ledger without anybody entering it, by entry; what is 0 is left out. */
  public Map<String, BigDecimal> ledger() {
    Map<String, BigDecimal> counted = new TreeMap<>();
    counted.put("chats-inspected", BigDecimal.valueOf(scores));
    counted.put("chat-breach", BigDecimal.valueOf(faulty));
    counted.put("transfers", BigDecimal.valueOf(transfers));
    counted.put("response-time",
        BigDecimal.valueOf(averageMillis, 3).setScale(1, RoundingMode.HALF_UP));
    counted.values().removeIf(amount -> amount.signum() == 0);
    return counted;
  }

  /** The indicators of a policy that can be measured. */
  public Map<String, Measured> measured(KpiPolicy policy) {
    Map<String, Measured> measured = new HashMap<>();
    for (KpiPolicy.Kpi kpi : policy.kpis()) {
      if (kpi.answerRate().isPresent()) {
        measured.put(kpi.id(), Measured.answerRate(inTime, incoming(), 0));
      } else if (kpi.id().equals(KpiPolicy.SATISFACTION)) {
        measured.put(kpi.id(), Measured.satisfaction(satisfied, rated, abandoned));
      } else if (kpi.id().equals(KpiPolicy.SCORE)) {
        measured.put(kpi.id(), mean.map(Measured::of).orElse(Measured.NOTHING));
      }
    }
    return measured;
  }

  /** Whether the policy wants a score and there is none: then nothing may be settled. */
  public boolean lacksScore(KpiPolicy policy) {
    return mean.isEmpty()
        && policy.kpis().stream().anyMatch(kpi -> kpi.id().equals(KpiPolicy.SCORE));
  }
}
