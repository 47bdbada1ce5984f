package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.NOON;
import static org.huashu.coach.script.Scripts.SHOP;
import static org.huashu.coach.script.Scripts.answer;
import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search with one script edited is the search that there would be if it were published. */
class EditedIndexTest {

  private static final List<String> ASKED = List.of("我要退货", "包裹到哪里了", "能开发票吗", "券用不了",
      "运费谁出", "退货要自己付运费吗", "包装盒还在不在", "东西坏了");
  private static final Script CHANGED = answer("invoice.how", "运费谁出",
      List.of("退货运费谁出", "要自己付运费吗"), "您好，质量问题运费由我们承担。");
  private static final Script FRESH = answer("fresh.box", "有没有包装盒", List.of("包装盒还在吗"),
      "您好，原包装盒会一起寄出。");
  private static final Script SILENT = Scripts.of(CHANGED, Script.Use.HOLDING);

  @TempDir
  private Path folder = Path.of("");

  /** What is found for each question: the ids and the scores, without what rounding does. */
  private static List<String> found(ScriptSearch search) {
    return ASKED.stream()
        .map(question -> question + search.thorough(ask(question))
            .matches()
            .stream()
            .map(it -> " " + it.script().id() + " %.2f".formatted(it.score()))
            .sorted()
            .toList())
        .toList();
  }

  private static List<Script> with(List<Script> scripts, Script edited) {
    return Stream.concat(scripts.stream().filter(it -> !it.id().equals(edited.id())),
        Stream.of(edited)).toList();
  }

  @Test
  void findsByWordsWhatAPublishedEditWouldFind() {
    for (Script edited : List.of(CHANGED, FRESH, SILENT)) {
      try (ScriptIndex live = ScriptIndex.inMemory(source(SHOP));
          ScriptSearch tried = live.with(edited).orElseThrow();
          ScriptIndex published = ScriptIndex.inMemory(source(with(SHOP, edited)))) {
        assertEquals(found(published), found(tried));
        assertTrue(!found(live).equals(found(tried)), "the edit changes something");
      }
    }
  }

  @Test
  void findsByMeaningWhatAPublishedEditWouldFind() {
    for (Script edited : List.of(CHANGED, FRESH, SILENT)) {
      try (ScriptIndex live = learnt(SHOP);
          ScriptSearch tried = live.with(edited).orElseThrow();
          ScriptIndex published = learnt(with(SHOP, edited))) {
        assertEquals(ScriptSearch.Semantic.READY, tried.semantic());
        assertEquals(found(published), found(tried));
      }
    }
  }

  private static ScriptIndex learnt(List<Script> scripts) {
    ScriptIndex index = ScriptIndex.inMemory(source(scripts));
    index.learn(Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()), _ -> {})
        .join();
    return index;
  }

  @Test
  void findsTheSameInAnIndexOnDiskThatIsClosedMeanwhile() {
    ScriptIndex live =
        ScriptIndex.open(folder, source(SHOP), IndexBuilding.inTheCallingThread());
    ScriptSearch tried = live.with(CHANGED).orElseThrow();
    live.close();
    try (tried; ScriptIndex published = ScriptIndex.inMemory(source(with(SHOP, CHANGED)))) {
      assertEquals(found(published), found(tried));
      assertEquals(Optional.empty(), live.with(CHANGED));
    }
  }

  @Test
  void anEditedScopeCounts() {
    Script elsewhere = Scripts.within(CHANGED, new Script.Scope(Set.of("outlet"), Set.of(),
        Set.of(), Optional.empty(), Optional.empty()));
    try (ScriptIndex live = ScriptIndex.inMemory(source(SHOP));
        ScriptSearch tried = live.with(elsewhere).orElseThrow()) {
      assertEquals(List.of(), tried.search(ask("退货运费谁出"))
          .stream()
          .filter(it -> it.script().id().equals("invoice.how"))
          .toList());
      ScriptQuery there = new ScriptQuery("退货运费谁出", "outlet", Optional.empty(),
          Optional.empty(), NOON, 1);
      assertEquals("invoice.how", tried.search(there).getFirst().script().id());
    }
  }

  @Test
  void theFirstScriptOfAnEmptyShopIsFound() {
    try (ScriptIndex none = ScriptIndex.inMemory(source(List.of()))) {
      assertEquals(Optional.empty(), none.with(FRESH), "there is nothing to compare with");
    }
  }

  @Test
  void questionsThatAskTheSameComeTogetherByTheirWords() {
    assertTogether(ScriptIndex.inMemory(source(SHOP)));
  }

  @Test
  void questionsThatAskTheSameComeTogetherByTheirMeaning() {
    assertTogether(learnt(SHOP));
  }

  /** The places of questions about a gift box, apart from the others; small talk is in none. */
  private static void assertTogether(ScriptIndex index) {
    List<String> questions = List.of("可以送礼盒包装吗", "在吗", "礼盒包装可以送吗", "谢谢亲", "发货地是哪个城市",
        "可以送个礼盒包装吗", "你们发货地是哪个城市");
    try (index) {
      List<List<Integer>> groups = new ArrayList<>(index.groups(questions));
      assertEquals(Set.of(List.of(0, 2, 5), List.of(4, 6)), Set.copyOf(groups));
    }
  }

  @Test
  void aQuestionInManyWordsMakesNoGroupOfEverything() {
    List<String> questions = IntStream.range(0, 400)
        .mapToObj(i -> (char) ('一' + i * 37) + "款" + (char) ('二' + i * 41) + "多少钱"
            + (char) ('丁' + i * 29))
        .toList();
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      assertTrue(index.groups(questions).size() > 100);
    }
  }
}
