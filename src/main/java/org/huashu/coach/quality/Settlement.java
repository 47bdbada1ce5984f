package org.huashu.coach.quality;

import static org.huashu.coach.quality.Decimals.percent;
import static org.huashu.coach.quality.Decimals.plain;
import static org.huashu.coach.quality.Decimals.rounded;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the indicators of a period come to, in points and in money. Points and amounts are rounded
 * half up to two places, each line by itself, so that the lines as shown add up to what is paid.
 *
 * @param total the indicators' points and the extra ones
 * @param bonus what the points above the policy's bar earn
 * @param malus what a total at or below the policy's bar takes off the fee
 * @param payable bonus − malus − penalties − losses; negative: it comes off the fee
 */
public record Settlement(List<KpiResult> kpis, List<Extra> extras, BigDecimal total,
    BigDecimal bonus, BigDecimal malus, List<PenaltyResult> penalties, List<Loss> losses,
    BigDecimal payable) {

  private static final BigDecimal FULL = BigDecimal.valueOf(100);

  /**
   * What the period came to.
   *
   * @param kpis by the id of the indicator; one that is not there was not measured
   * @param penaltyCases by the id of the penalty: how many cases
   * @param fee the service fee that a malus is taken off
   */
  public record Period(Map<String, Measured> kpis, List<Extra> extras,
      Map<String, Integer> penaltyCases, List<Loss> losses, BigDecimal fee) {}

  /**
   * Points that a supervisor adds by hand.
   *
   * @param points more than 0
   * @param reason never blank
   */
  public record Extra(BigDecimal points, String reason) {

    /** Refuses points without a reason. */
    public Extra {
      positive(points, "extra points", reason);
    }
  }

  /**
   * What a breach of the operating rules really cost.
   *
   * @param amount more than 0
   * @param reason never blank
   */
  public record Loss(BigDecimal amount, String reason) {

    /** Refuses a loss without a reason. */
    public Loss {
      positive(amount, "a loss", reason);
    }
  }

  /**
   * What an indicator earned.
   *
   * @param measured empty: nothing was measured, so it has its full points
   * @param below how far below the target, at least 0
   * @param earned points, from 0 to those of the indicator
   */
  public record KpiResult(KpiPolicy.Kpi kpi, Optional<BigDecimal> measured, BigDecimal below,
      BigDecimal earned) {

    /** The points that it lost. */
    public BigDecimal lost() {
      return plain(kpi.points().subtract(earned));
    }
  }

  /** What the cases of one kind cost. */
  public record PenaltyResult(KpiPolicy.Penalty penalty, int cases, BigDecimal amount) {}

  /**
   * Settles a period.
   *
   * @throws IllegalArgumentException when the policy has no such indicator or penalty, or a number
   *         of cases or the fee is negative
   */
  public static Settlement of(KpiPolicy policy, Period period) {
    known(period.kpis(), policy.kpis().stream().map(KpiPolicy.Kpi::id).toList(), "indicator");
    known(period.penaltyCases(), policy.penalties().stream().map(KpiPolicy.Penalty::id).toList(),
        "penalty");
    if (period.fee().signum() < 0) {
      throw new IllegalArgumentException("a fee is not negative: " + period.fee());
    }
    List<KpiResult> kpis = policy.kpis()
        .stream()
        .map(kpi -> result(kpi, period.kpis().getOrDefault(kpi.id(), Measured.NOTHING)))
        .toList();
    BigDecimal total = plain(sum(kpis.stream().map(KpiResult::earned).toList())
        .add(sum(period.extras().stream().map(Extra::points).toList())));
    BigDecimal bonus = rounded(policy.bonusBase()
        .multiply(percent(total.subtract(policy.bonusAbove()).max(BigDecimal.ZERO))));
    BigDecimal malus = policy.malusAtMost()
        .filter(bar -> total.compareTo(bar) <= 0)
        .map(_ -> rounded(period.fee()
            .multiply(percent(FULL.subtract(total)
                .max(BigDecimal.ZERO)))))
        .orElse(BigDecimal.ZERO);
    List<PenaltyResult> penalties = penalties(policy, period.penaltyCases());
    BigDecimal taken = malus.add(sum(penalties.stream().map(PenaltyResult::amount).toList()))
        .add(sum(period.losses().stream().map(Loss::amount).toList()));
    return new Settlement(kpis, List.copyOf(period.extras()), total, bonus, malus, penalties,
        List.copyOf(period.losses()), plain(bonus.subtract(taken)));
  }

  private static KpiResult result(KpiPolicy.Kpi kpi, Measured measured) {
    BigDecimal below = measured.value()
        .map(value -> plain(kpi.target().subtract(value).max(BigDecimal.ZERO)))
        .orElse(BigDecimal.ZERO);
    BigDecimal lost =
        below.multiply(kpi.deduction()).divide(kpi.per(), MathContext.DECIMAL64);
    BigDecimal earned = rounded(kpi.points().subtract(lost).max(BigDecimal.ZERO));
    return new KpiResult(kpi, measured.value(), below, earned);
  }

  private static List<PenaltyResult> penalties(KpiPolicy policy, Map<String, Integer> cases) {
    List<PenaltyResult> results = new ArrayList<>();
    for (KpiPolicy.Penalty penalty : policy.penalties()) {
      int count = cases.getOrDefault(penalty.id(), 0);
      if (count < 0) {
        throw new IllegalArgumentException(count + " cases of '" + penalty.id() + "'");
      }
      if (count > 0) {
        results.add(new PenaltyResult(penalty, count,
            plain(penalty.amount().multiply(BigDecimal.valueOf(count)))));
      }
    }
    return results;
  }

  private static BigDecimal sum(List<BigDecimal> numbers) {
    return plain(numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static void known(Map<String, ?> given, List<String> ids, String what) {
    given.keySet().stream().filter(id -> !ids.contains(id)).sorted().findFirst().ifPresent(id -> {
      throw new IllegalArgumentException("the KPI policy has no " + what + " '" + id + "'");
    });
  }

  private static void positive(BigDecimal number, String what, String reason) {
    if (number.signum() <= 0) {
      throw new IllegalArgumentException(what + " must be more than 0, not " + number);
    }
    if (reason.isBlank()) {
      throw new IllegalArgumentException(what + " need a reason");
    }
  }
}
