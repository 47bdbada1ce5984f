package org.huashu.coach.scoring;

import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Measure;
import org.huashu.coach.scoring.Scores.AgentOfShop;
import org.huashu.coach.scoring.Scores.Mean;

/** Counts months from the days that the insight pages add up, and from the scores. */
public final class MonthCount {

  private static final Set<Measure> MEASURES = Set.copyOf(EnumSet.of(Measure.CHATS,
      Measure.UNANSWERED, Measure.RATED, Measure.SATISFIED, Measure.RATING_ABANDONED,
      Measure.TRANSFERS));
  /** The average response time of the after-sales document. */
  private static final String AVERAGE = "after-sales-average";

  private final Insight insight;
  private final Scores scores;

  /** Counts from these. */
  public MonthCount(Insight insight, Scores scores) {
    this.insight = insight;
    this.scores = scores;
  }

  /** The numbers of every agent of whom anything is counted in a shop's month. */
  public SortedMap<String, MonthNumbers> of(String shop, YearMonth month, KpiPolicy policy) {
    Insight.Range range = new Insight.Range(Optional.of(shop), Optional.empty(), month.atDay(1),
        month.atEndOfMonth());
    Map<String, Tally> waits = policy.kpis()
        .stream()
        .flatMap(kpi -> kpi.answerRate().stream())
        .findFirst()
        .map(profile -> insight.waits(profile, Insight.Group.AGENT, range))
        .orElse(Map.of());
    Map<Measure, Map<String, Long>> counts =
        insight.counts(MEASURES, Insight.Group.AGENT, range);
    Map<AgentOfShop, Mean> means =
        scores.means(Optional.of(shop), month.atDay(1), month.atEndOfMonth());
    Set<String> agents = new TreeSet<>(waits.keySet());
    counts.values().forEach(amounts -> agents.addAll(amounts.keySet()));
    means.keySet().forEach(agent -> agents.add(agent.agent()));
    agents.remove("");
    Map<String, Tally> averages = insight.waits(AVERAGE, Insight.Group.AGENT, range);
    SortedMap<String, MonthNumbers> numbers = new TreeMap<>();
    for (String agent : agents) {
      Tally tally = waits.getOrDefault(agent, Tally.NONE);
      Optional<Mean> mean = Optional.ofNullable(means.get(new AgentOfShop(shop, agent)));
      numbers.put(agent, new MonthNumbers(tally.inTime(), tally.rounds(),
          amount(counts, Measure.UNANSWERED, agent), amount(counts, Measure.SATISFIED, agent),
          amount(counts, Measure.RATED, agent), amount(counts, Measure.RATING_ABANDONED, agent),
          mean.map(Mean::scores).orElse(0), mean.flatMap(Mean::value),
          mean.map(Mean::faulty).orElse(0), amount(counts, Measure.CHATS, agent),
          amount(counts, Measure.TRANSFERS, agent),
          averages.getOrDefault(agent, Tally.NONE).averageMillis()));
    }
    return numbers;
  }

  private static long amount(Map<Measure, Map<String, Long>> counts, Measure measure,
      String agent) {
    return counts.getOrDefault(measure, Map.of()).getOrDefault(agent, 0L);
  }
}
