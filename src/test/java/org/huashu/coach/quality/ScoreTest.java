package org.huashu.coach.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.huashu.coach.wording.Category;
import org.junit.jupiter.api.Test;

class ScoreTest {

  static final ScoreSheet SHEET = new ScoreSheet(35, List.of(
      new ScoreSheet.Group("attitude", "服务态度", 5, List.of(
          new ScoreSheet.Item("evasive", "推诿", number("2"), Set.of(Category.EVASIVE)),
          new ScoreSheet.Item("cold", "不热情", number("2"), Set.of(Category.DELAY)))),
      new ScoreSheet.Group("wording", "服务用语", 30, List.of(
          new ScoreSheet.Item("greeting", "无问候", number("0.5"),
              Set.of(Category.GREETING_MISSING)),
          new ScoreSheet.Item("banned", "违禁", number("1"),
              Set.of(Category.BANNED, Category.EVASIVE))))));

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static Fault fault(String item, int times) {
    return new Fault(item, times, List.of());
  }

  @Test
  void aConversationWithoutFaultsHasAllPoints() {
    Score score = Score.of(SHEET, List.of());
    assertEquals(number("35"), score.total());
    assertEquals(List.of(), score.faults());
    assertEquals(number("0"), score.lost());
  }

  @Test
  void everyOccurrenceTakesItsDeductionOff() {
    Score score = Score.of(SHEET, List.of(fault("banned", 3), fault("greeting", 1)));
    assertEquals(number("31.5"), score.total());
    assertEquals(number("3.5"), score.lost());
    assertEquals(List.of(number("5"), number("26.5")),
        score.groups().stream().map(Score.GroupScore::left).toList());
  }

  @Test
  void faultsOfOneItemComeTogetherWithAllTheirEvidence() {
    Evidence one = Evidence.note("第一处");
    Evidence other = Evidence.note("第二处");
    Score score =
        Score.of(SHEET, List.of(Fault.once("greeting", one), Fault.once("greeting", other)));
    assertEquals(List.of(new Score.ItemScore("greeting", "无问候", 2, number("0.5"), number("1"),
        number("1"), List.of(one, other))), score.faults());
  }

  @Test
  void aGroupNeverFallsBelowZeroAndTheLaterItemTakesWhatIsLeft() {
    Score score = Score.of(SHEET, List.of(fault("cold", 4), fault("evasive", 2)));
    assertEquals(number("30"), score.total());
    assertEquals(List.of(number("4"), number("1")),
        score.faults().stream().map(Score.ItemScore::taken).toList());
    assertEquals(List.of(number("4"), number("8")),
        score.faults().stream().map(Score.ItemScore::asked).toList());
  }

  @Test
  void halvesAddUpWithoutError() {
    assertEquals(number("30"), Score.of(SHEET, List.of(fault("greeting", 10))).total());
  }

  @Test
  void anItemThatTheSheetDoesNotHaveIsRefusedByName() {
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
        () -> Score.of(SHEET, List.of(fault("hung-up", 1))));
    assertEquals("the score sheet has no item 'hung-up'", refused.getMessage());
  }

  @Test
  void aFaultOccursAtLeastOnce() {
    assertThrows(IllegalArgumentException.class, () -> fault("banned", 0));
  }

  @Test
  void theMeanIsRoundedToHundredthsAndThereIsNoneOfNothing() {
    assertEquals(Optional.of(number("96.67")),
        Score.mean(List.of(number("95"), number("97.5"), number("97.5"))));
    assertEquals(Optional.empty(), Score.mean(List.of()));
  }

  @Test
  void whateverTheFaultsWhatWasTakenIsWhatIsGone() {
    Random random = new Random(9);
    List<String> ids = List.of("evasive", "cold", "greeting", "banned");
    for (int round = 0; round < 2000; round++) {
      List<Fault> faults = new ArrayList<>();
      int count = random.nextInt(12);
      for (int i = 0; i < count; i++) {
        faults.add(fault(ids.get(random.nextInt(4)), 1 + random.nextInt(9)));
      }
      Score score = Score.of(SHEET, faults);
      BigDecimal taken = score.faults()
          .stream()
          .map(Score.ItemScore::taken)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertEquals(0, taken.compareTo(score.lost()));
      assertTrue(score.groups().stream().allMatch(group -> group.left().signum() >= 0));
      faults.add(fault("banned", 1));
      assertTrue(Score.of(SHEET, faults).total().compareTo(score.total()) <= 0);
    }
  }
}
