package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Examples;
import org.junit.jupiter.api.Test;

/** A rule as people edit it, and as its file says it. */
class RuleCardTest {

  private static final String REMARKED = """
      # 质检组 2026 年定
      kind: avoid
      severity: block # 不许发
      message: 不要说“{found}”
      phrases: [(我|我们)不知道, 不关我的事]
      examples:
        bad:
          - "[不关我的事]" # 原话
        good: [这就帮您看]
      """;

  private static WordingRule rule(String path, String text) {
    List<Mistake> mistakes = new ArrayList<>();
    WordingRule rule = RuleReader.read(new Source(path, mistakes), text).orElseThrow();
    assertEquals(List.of(), mistakes);
    return new WordingRule(rule.id(), rule.category(), rule.severity(), rule.message(),
        rule.why(), rule.source(), rule.form(), rule.conditions(), new Examples(
            placeless(rule.examples().bad()), placeless(rule.examples().good())));
  }

  /** Where an example stands in its file is no part of the rule. */
  private static List<Example> placeless(List<Example> examples) {
    return examples.stream()
        .map(it -> new Example(it.draft(), it.marks(), it.question(), it.turn(), it.closing(), 0))
        .toList();
  }

  @Test
  void everyShippedRuleIsTheSameRuleWhenItIsWrittenAgain() {
    Map<String, String> files =
        new KnowledgeFolder(Path.of("knowledge-base")).read().below("rules/");
    assertTrue(files.size() > 400);
    files.forEach((path, text) -> {
      RuleCard card = RuleYaml.read(path, text);
      String written = RuleYaml.write(card);
      assertEquals(rule(path, text), rule(path, written), path);
      assertEquals(card, RuleYaml.read(path, written), path);
    });
  }

  @Test
  void aChangeLeavesTheRestOfAFileAsItWasWritten() {
    RuleCard card = RuleYaml.read("rules/banned/unknown.yaml", REMARKED);
    RuleCard changed = card.with(RuleField.MESSAGE, "请别说“{found}”")
        .with(RuleField.EXCEPT, "我不知道您说的是哪一款");
    assertEquals(REMARKED.replace("message: 不要说“{found}”", "message: 请别说“{found}”")
        .replace("examples:", "except:\n  - 我不知道您说的是哪一款\nexamples:"),
        RuleYaml.put("rules/banned/unknown.yaml", REMARKED, changed)
            .replace("message: \"请别说“{found}”\"", "message: 请别说“{found}”"));
  }

  @Test
  void whatCannotBeReadByThePublishedFormIsKeptInADraft() {
    RuleCard card = new RuleCard("banned", "half", Map.of(RuleField.KIND, "prefer",
        RuleField.SWAP, "亲 → 您\n没有箭头\n亲 → 顾客", RuleField.MESSAGE, "{谁}: \"#' \\ 和\n换行",
        RuleField.BAD, RuleSample.lines(List.of(new RuleSample("[亲", "在\n吗", "x", true)))));
    RuleCard read = RuleEdits.card(card.id(), RuleEdits.text(Optional.of(card))).orElseThrow();
    assertEquals("亲 → 您 / 顾客\n没有箭头 → ", read.text(RuleField.SWAP));
    assertEquals(card.text(RuleField.MESSAGE), read.text(RuleField.MESSAGE));
    assertEquals(card.samples(RuleField.BAD), read.samples(RuleField.BAD));
  }

  @Test
  void twoChangesOfDifferentFieldsComeTogether() {
    RuleCard base = RuleYaml.read("rules/banned/unknown.yaml", REMARKED);
    RuleCard mine = base.with(RuleField.MESSAGE, "我的").with(RuleField.WHY, "我");
    RuleCard theirs = base.with(RuleField.SEVERITY, "info").with(RuleField.WHY, "他");
    RuleCard.Merge merge = mine.merge(base, theirs);
    assertEquals(mine.with(RuleField.SEVERITY, "info"), merge.card());
    assertEquals(List.of(RuleField.WHY), merge.both());
  }
}
