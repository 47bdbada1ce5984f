package org.huashu.coach.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.huashu.coach.quality.Settlement.Extra;
import org.huashu.coach.quality.Settlement.Loss;
import org.huashu.coach.quality.Settlement.Period;
import org.junit.jupiter.api.Test;

class SettlementTest {

  private static final KpiPolicy POLICY = new KpiPolicy(
      List.of(
          new KpiPolicy.Kpi("answer-rate-20s", "20 秒接听率", number("97"), "percent", number("40"),
              number("2"), number("1")),
          new KpiPolicy.Kpi("satisfaction", "满意度", number("90"), "percent", number("30"),
              number("1"), number("1")),
          new KpiPolicy.Kpi("qa-score", "质检分值", number("90"), "points", number("30"),
              number("1"), number("1"))),
      number("1000"), number("100"), Optional.of(number("80")),
      List.of(new KpiPolicy.Penalty("complaint-general", "一般有责投诉", number("2500")),
          new KpiPolicy.Penalty("late-report", "报表不及时", number("50"))));

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Settlement settled(Measured answered, Measured satisfied, Measured qa) {
    return Settlement.of(POLICY, new Period(
        Map.of("answer-rate-20s", answered, "satisfaction", satisfied, "qa-score", qa), List.of(),
        Map.of(), List.of(), number("7000")));
  }

  private static Settlement full(Extra... extras) {
    return Settlement.of(POLICY,
        new Period(Map.of(), List.of(extras), Map.of(), List.of(), number("7000")));
  }

  private static List<BigDecimal> earned(Settlement settlement) {
    return settlement.kpis().stream().map(Settlement.KpiResult::earned).toList();
  }

  @Test
  void aTotalOf120EarnsTwoHundredOnAThousand() {
    Settlement settlement = full(new Extra(number("20"), "大促期间承接外店咨询"));
    assertEquals(number("120"), settlement.total());
    assertEquals(number("200"), settlement.bonus());
    assertEquals(number("0"), settlement.malus());
    assertEquals(number("200"), settlement.payable());
  }

  @Test
  void aTotalOf80TakesFourteenHundredOffSevenThousand() {
    Settlement settlement = settled(Measured.of(number("97")), Measured.of(number("80")),
        Measured.of(number("80")));
    assertEquals(number("80"), settlement.total());
    assertEquals(number("1400"), settlement.malus());
    assertEquals(number("-1400"), settlement.payable());
  }

  @Test
  void aTotalJustAboveTheBarTakesNothingOff() {
    Settlement settlement = settled(Measured.of(number("97")), Measured.of(number("80.01")),
        Measured.of(number("80")));
    assertEquals(number("80.01"), settlement.total());
    assertEquals(number("0"), settlement.malus());
  }

  @Test
  void aTargetThatIsExactlyMetLosesNothingAndMoreEarnsNothing() {
    assertEquals(List.of(number("40"), number("30"), number("30")),
        earned(settled(Measured.answerRate(97, 100, 0), Measured.satisfaction(9, 10, 0),
            Measured.of(number("100")))));
  }

  @Test
  void aShareOfAPercentagePointTakesItsShareOff() {
    Settlement settlement = settled(Measured.of(number("64.91")), Measured.of(number("89.5")),
        Measured.of(number("88.25")));
    assertEquals(List.of(number("0"), number("29.5"), number("28.25")), earned(settlement));
    assertEquals(number("32.09"), settlement.kpis().getFirst().below());
    assertEquals(number("39.33"), earned(settled(Measured.answerRate(29, 30, 0), Measured.NOTHING,
        Measured.NOTHING)).getFirst());
  }

  @Test
  void anIndicatorNeverFallsBelowZero() {
    Settlement settlement =
        settled(Measured.answerRate(1, 10, 0), Measured.satisfaction(0, 3, 0),
            Measured.of(number("0")));
    assertEquals(List.of(number("0"), number("0"), number("0")), earned(settlement));
    assertEquals(number("7000"), settlement.malus());
  }

  @Test
  void nothingRatedAndNothingComeInCountAsFull() {
    Settlement settlement = settled(Measured.answerRate(0, 4, 4), Measured.satisfaction(0, 2, 2),
        Measured.NOTHING);
    assertEquals(number("100"), settlement.total());
    assertEquals(Optional.empty(), settlement.kpis().get(1).measured());
  }

  @Test
  void thoseWhoGaveUpAndAbandonedRatingsAreLeftOut() {
    assertEquals(Measured.of(number("97")), Measured.answerRate(97, 120, 20));
    assertEquals(Measured.of(number("66.6667")), Measured.satisfaction(2, 5, 2));
  }

  @Test
  void countsThatCannotBeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Measured.answerRate(5, 6, 2));
    assertThrows(IllegalArgumentException.class, () -> Measured.satisfaction(-1, 6, 2));
  }

  @Test
  void penaltiesCountByCaseAndLossesAsTheyWere() {
    Settlement settlement = Settlement.of(POLICY,
        new Period(Map.of(), List.of(), Map.of("late-report", 2, "complaint-general", 1),
            List.of(new Loss(number("88.80"), "错发赠品")), number("7000")));
    assertEquals(List.of(number("2500"), number("100")),
        settlement.penalties().stream().map(Settlement.PenaltyResult::amount).toList());
    assertEquals(number("-2688.8"), settlement.payable());
  }

  @Test
  void whatIsEnteredByHandNeedsAReason() {
    assertThrows(IllegalArgumentException.class, () -> new Extra(number("5"), " "));
    assertThrows(IllegalArgumentException.class, () -> new Extra(number("-5"), "理由"));
    assertThrows(IllegalArgumentException.class, () -> new Loss(number("5"), ""));
  }

  @Test
  void whatThePolicyDoesNotHaveIsRefusedByName() {
    var unknown = new Period(Map.of("speed", Measured.NOTHING), List.of(), Map.of(), List.of(),
        number("0"));
    assertEquals("the KPI policy has no indicator 'speed'",
        assertThrows(IllegalArgumentException.class, () -> Settlement.of(POLICY, unknown))
            .getMessage());
  }

  @Test
  void aPolicyWithoutAMalusTakesNothingOffTheFee() {
    KpiPolicy mild = new KpiPolicy(POLICY.kpis(), number("0"), number("100"), Optional.empty(),
        List.of());
    assertEquals(number("0"),
        Settlement
            .of(mild, new Period(Map.of("qa-score", Measured.of(number("0"))), List.of(), Map.of(),
                List.of(), number("7000")))
            .payable());
  }

  @Test
  void whateverWasMeasuredTheLinesAddUp() {
    Random random = new Random(4);
    for (int round = 0; round < 2000; round++) {
      int incoming = random.nextInt(400);
      int rated = random.nextInt(50);
      Settlement settlement = settled(
          Measured.share(incoming == 0 ? 0 : random.nextInt(incoming + 1), incoming),
          Measured.share(rated == 0 ? 0 : random.nextInt(rated + 1), rated),
          Measured.of(BigDecimal.valueOf(random.nextInt(10_001), 2)));
      BigDecimal sum = earned(settlement).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, sum.compareTo(settlement.total()));
      settlement.kpis().forEach(result -> {
        assertTrue(result.earned().signum() >= 0);
        assertEquals(0, result.earned().add(result.lost()).compareTo(result.kpi().points()));
      });
      assertEquals(settlement.total().compareTo(number("80")) <= 0,
          settlement.malus().signum() > 0);
    }
  }
}
