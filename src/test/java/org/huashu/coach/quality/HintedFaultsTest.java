package org.huashu.coach.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.quality.HintedFaults.Hinted;
import org.huashu.coach.quality.HintedFaults.Ruled;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.junit.jupiter.api.Test;

class HintedFaultsTest {

  private static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");

  private static Evidence at(String message, int start, int end) {
    return new Evidence(Optional.of(AT), message, "不关我的事，找领导也没用",
        Optional.of(new Span(start, end)), "rule", "", List.of());
  }

  private static Evidence whole(String message, String rule) {
    return new Evidence(Optional.of(AT), message, "", Optional.empty(), rule, "", List.of());
  }

  private static List<Fault> faults(Hinted... hints) {
    return HintedFaults.of(ScoreTest.SHEET, List.of(hints));
  }

  @Test
  void aHintBecomesAFaultOfTheFirstItemThatNamesItsCategory() {
    assertEquals(List.of(Fault.once("evasive", at("m1", 0, 5))),
        faults(new Hinted(Category.EVASIVE, at("m1", 0, 5))));
  }

  @Test
  void aCategoryThatNoItemNamesIsNoFault() {
    assertEquals(List.of(), faults(new Hinted(Category.SLANG, at("m1", 0, 5))));
  }

  @Test
  void everyPlaceCountsOnceHoweverManyRulesSawIt() {
    assertEquals(
        List.of(new Fault("banned", 2, List.of(at("m1", 0, 5), at("m1", 6, 12)))),
        faults(new Hinted(Category.BANNED, at("m1", 0, 5)),
            new Hinted(Category.BANNED, at("m1", 3, 5)),
            new Hinted(Category.BANNED, at("m1", 6, 12))));
  }

  @Test
  void theSameWordsInAnotherMessageAreAnotherOccurrence() {
    assertEquals(
        List.of(new Fault("banned", 2, List.of(at("m1", 0, 5), at("m2", 0, 5)))),
        faults(new Hinted(Category.BANNED, at("m1", 0, 5)),
            new Hinted(Category.BANNED, at("m2", 0, 5))));
  }

  @Test
  void whatConcernsAWholeMessageCountsOnceForIt() {
    assertEquals(List.of(Fault.once("greeting", whole("m1", "a"))),
        faults(new Hinted(Category.GREETING_MISSING, whole("m1", "a")),
            new Hinted(Category.GREETING_MISSING, whole("m1", "b"))));
  }

  @Test
  void aWrongFlagIsNoFaultAndAnExcusableOneTakesNothingOff() {
    assertEquals(List.of(Fault.once("banned", at("m3", 0, 5))),
        faults(new Hinted(Category.BANNED, at("m1", 0, 5), Ruled.WRONG_FLAG),
            new Hinted(Category.BANNED, at("m2", 0, 5), Ruled.EXCUSABLE),
            new Hinted(Category.BANNED, at("m3", 0, 5), Ruled.RIGHT)));
  }
}
