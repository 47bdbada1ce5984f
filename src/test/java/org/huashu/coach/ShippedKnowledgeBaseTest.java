package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.KnowledgeFiles;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.KnowledgeReader;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.Progress;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Meanings;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.junit.jupiter.api.Test;

/** The knowledge base that a new store starts with. */
class ShippedKnowledgeBaseTest {

  private static final KnowledgeFiles FILES =
      new KnowledgeFolder(Path.of("knowledge-base")).read();
  private static final KnowledgeBase KNOWLEDGE = KnowledgeReader.read(FILES);

  /** These need more than words: the clock, the conversation, the matching script. */
  private static final Set<Category> CHECKED_BY_CODE = EnumSet.of(Category.DELAY,
      Category.MECHANICAL, Category.CONTRADICTION, Category.OFF_TOPIC);

  @Test
  void lintFindsNothing() {
    assertEquals(List.of(),
        new Lint(ShippedKnowledgeBaseTest::compile, Compilers.VOCABULARY)
            .lint(FILES, Progress.NONE)
            .stream()
            .map(finding -> finding.level() + " " + finding.mistake())
            .toList());
  }

  @Test
  void holdsScriptsForEveryTopicOfAStore() {
    assertTrue(KNOWLEDGE.scripts().size() >= 240);
    assertEquals(
        Set.of("pre-sale", "order", "payment", "logistics", "delivery", "returns", "refunds",
            "exchange", "quality", "invoice", "promotions", "membership", "installation",
            "complaints", "holding", "greetings", "closings", "handover", "hard-customers"),
        KNOWLEDGE.scripts().stream().map(Script::topic).collect(Collectors.toSet()));
  }

  @Test
  void everyScriptKnowsHowCustomersAsk() {
    assertEquals(List.of(), KNOWLEDGE.scripts()
        .stream()
        .filter(script -> script.questions().size() < 4)
        .map(Script::id)
        .toList());
  }

  @Test
  void everyCategoryHasARule() {
    Set<Category> missing = EnumSet.allOf(Category.class);
    missing.removeAll(CHECKED_BY_CODE);
    KNOWLEDGE.rules().forEach(rule -> missing.remove(rule.category()));
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyRuleOnWordsOffersAtLeastTwoReplacements() {
    Set<String> poor = new TreeSet<>();
    for (WordingRule rule : KNOWLEDGE.rules()) {
      if (rule.form() instanceof WordingRule.Form.Prefer prefer
          && rule.category() != Category.ADDRESS
          && prefer.swap().values().stream().anyMatch(swap -> swap.size() < 2)) {
        poor.add(rule.id());
      }
    }
    assertEquals(Set.of(), poor);
  }

  private static WordingMatcher compile(List<WordingRule> rules, Excuses excuses) {
    return Compilers.wording(rules, excuses, Meanings.real());
  }
}
