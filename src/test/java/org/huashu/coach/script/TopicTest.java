package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.ids;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was spoken of before decides among scripts that fit about as well, and nothing else. */
class TopicTest {

  private static final String FREIGHT = "运费谁出";

  /** The freight of three matters, and one that fits a question about freight less. */
  private final ScriptIndex index = learnt(List.of(
      Scripts.answer("exchange.freight", "运费谁出", List.of("运费要我付吗"), "您好，运费由我们承担"),
      Scripts.answer("repair.freight", "运费谁出", List.of("运费要我付吗"), "您好，运费由我们承担"),
      Scripts.answer("returns.freight", "运费谁出", List.of("运费要我付吗"), "您好，运费由我们承担"),
      Scripts.answer("invoice.how", "怎么开发票", List.of("可以开发票吗"), "您好，下单时勾选发票即可")));

  @AfterEach
  void close() {
    index.close();
  }

  @Test
  void ofScriptsThatFitAsWellThoseOfTheLastTopicComeFirstThenThoseOfTheOneBefore() {
    assertEquals(List.of("exchange.freight", "repair.freight", "returns.freight"), found());
    assertEquals(List.of("returns.freight", "repair.freight", "exchange.freight"),
        found("returns", "repair"));
    assertEquals(List.of("repair.freight", "returns.freight", "exchange.freight"),
        found("repair", "returns"));
  }

  @Test
  void theExplanationTellsWhatTheTopicAdds() {
    ScriptMatch first = index.search(ask(FREIGHT).about(List.of("returns"))).getFirst();
    assertTrue(first.shares().stream().anyMatch(it -> it.name().equals("topic")));
    assertFalse(index.search(ask(FREIGHT))
        .getFirst()
        .shares()
        .stream()
        .anyMatch(it -> it.name().equals("topic")));
  }

  @Test
  void aScriptOfTheTopicIsNotLiftedOverOneThatFitsBetter() {
    assertEquals(found(), found("invoice"));
  }

  @Test
  void whetherAnythingFitsDoesNotDependOnIt() {
    double alone = index.search(ask(FREIGHT)).getFirst().score();
    assertEquals(alone, index.search(ask(FREIGHT).about(List.of("returns"))).getFirst().score());
    assertEquals(alone, index.search(ask(FREIGHT).about(List.of("invoice"))).getFirst().score());
  }

  @Test
  void aTopicThatNoScriptHasChangesNothing() {
    assertEquals(index.search(ask(FREIGHT)), index.search(ask(FREIGHT).about(List.of("weather"))));
  }

  @Test
  void halfAQuestionIsSearchedWithItToo() {
    ScriptQuery half = ask("那运费呢").after(Optional.of("怎么退货"));
    assertEquals("returns.freight",
        ids(index.search(half.about(List.of("returns")))).getFirst());
  }

  private List<String> found(String... topics) {
    return ids(index.search(ask(FREIGHT).about(List.of(topics))));
  }

  private static ScriptIndex learnt(List<Script> scripts) {
    ScriptIndex index = ScriptIndex.inMemory(source(scripts));
    index.learn(Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()), _ -> {})
        .join();
    return index;
  }
}
