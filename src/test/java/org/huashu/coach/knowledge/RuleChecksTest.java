package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huashu.coach.knowledge.RuleChecks.Fault;
import org.huashu.coach.knowledge.RuleChecks.Report;
import org.huashu.coach.knowledge.RuleChecks.Tried;
import org.huashu.coach.script.ChineseWords;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Decision;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meaning;
import org.junit.jupiter.api.Test;

class RuleChecksTest {

  private static final RuleCard GOOD =
      RuleYaml.read("rules/banned/not-my-business.yaml", Texts.RULE);

  private static Report report(RuleCard card) {
    return new RuleChecks((rules, excuses) -> CompiledWording.compile(rules, excuses,
        ChineseWords::inside, Meaning.NONE), Excuses.NONE).report(card);
  }

  /** Fields with their mistakes. */
  private static Map<String, String> faults(RuleCard card) {
    return report(card).faults()
        .stream()
        .collect(Collectors.toMap(it -> it.field().map(RuleField::key).orElse(""), Fault::text,
            (one, other) -> one + "; " + other));
  }

  private static String fault(RuleCard card, String field) {
    return faults(card).getOrDefault(field, "");
  }

  @Test
  void aRuleWhoseExamplesHoldMayBePublished() {
    Report report = report(GOOD);
    assertTrue(report.publishable());
    assertEquals(List.of(true, true), report.tried().stream().map(Tried::fits).toList());
  }

  @Test
  void everyMistakeStandsAtItsField() {
    RuleCard empty = new RuleCard("banned", "x", Map.of(RuleField.KIND, "near"));
    assertEquals(java.util.Set.of("severity", "message", "words", "within", "bad"),
        faults(empty).keySet());
    assertTrue(fault(GOOD.with(RuleField.MESSAGE, "说{fuond}"), "message").contains("{fuond}"));
    assertTrue(fault(GOOD.with(RuleField.GOOD, "好[的]"), "good").contains("好[的]"));
    assertTrue(fault(GOOD.with(RuleField.BAD, "没有标"), "bad").contains("marks nothing"));
    assertTrue(fault(GOOD.with(RuleField.REACH, "abc"), "reach").contains("whole number"));
    assertEquals(java.util.Set.of("phrases"),
        faults(GOOD.with(RuleField.PHRASES, "")).keySet());
  }

  @Test
  void anExampleThatDoesNotHoldTellsWhatWasFoundAndWhy() {
    RuleCard card = GOOD.with(RuleField.EXCEPT, "这不关我的事情")
        .with(RuleField.BAD, "这[不关我的事]情")
        .with(RuleField.GOOD, "不关我的事");
    Report report = report(card);
    assertFalse(report.publishable());
    Tried bad = report.tried().getFirst();
    assertFalse(bad.fits());
    assertEquals(List.of(), bad.found());
    assertEquals(List.of(Decision.Outcome.EXCEPTED),
        bad.decisions().stream().map(Decision::outcome).toList());
    Tried good = report.tried().getLast();
    assertFalse(good.fits());
    assertEquals("不关我的事", good.found().getFirst().found());
  }

  @Test
  void whatCannotBeCompiledIsAMistakeToo() {
    RuleCard card = GOOD.with(RuleField.PHRASES, "").with(RuleField.PATTERN, "(");
    assertEquals(1, report(card).faults().size());
    assertEquals(Optional.empty(), report(card).rule());
  }
}
