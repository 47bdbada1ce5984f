package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.NOON;
import static org.huashu.coach.script.Scripts.SHOP;
import static org.huashu.coach.script.Scripts.answer;
import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.ids;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptIndexTest {

  @ParameterizedTest
  @CsvSource({"我要退货, returns.how", "包裹到哪里了, logistics.where", "能开发票吗, invoice.how",
    "券用不了, payment.coupon", "退货, returns.how"})
  void findsTheScriptThatAnswers(String question, String id) {
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      ScriptMatch best = index.search(ask(question)).getFirst();
      assertEquals(id, best.script().id());
      assertTrue(best.score() > 0 && best.score() < 1, () -> "score " + best.score());
    }
  }

  @Test
  void aQuestionInTheScriptsOwnWordsIsAboveTheThreshold() {
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      for (Script script : SHOP) {
        for (String question : script.questions()) {
          double score = index.search(ask(question)).getFirst().score();
          assertTrue(score >= ScriptIndex.RECOMMENDED_MIN_SCORE, () -> question + ": " + score);
        }
      }
    }
  }

  @Test
  void sharesAddUpToTheScore() {
    ScriptSource source = new ScriptSource(SHOP, List.of(List.of("包裹", "快件")), text -> text);
    try (ScriptIndex index = ScriptIndex.inMemory(source)) {
      ScriptMatch best = index.search(ask("快件呢还没到")).getFirst();
      assertEquals(List.of("characters", "bigrams", "words", "synonyms"),
          best.shares().stream().map(ScriptMatch.Share::name).toList());
      assertEquals(best.score(),
          best.shares().stream().mapToDouble(ScriptMatch.Share::value).sum(), 1e-9);
    }
  }

  @Test
  void aSynonymFindsWhatTheWordDoes() {
    ScriptSource source = new ScriptSource(SHOP, List.of(List.of("包裹", "快件")), text -> text);
    try (ScriptIndex with = ScriptIndex.inMemory(source);
        ScriptIndex without = ScriptIndex.inMemory(source(SHOP))) {
      assertEquals(List.of(), without.search(ask("快件"))
          .stream()
          .filter(match -> match.shares().get(1).value() > 0)
          .toList());
      assertEquals("logistics.where", with.search(ask("快件")).getFirst().script().id());
    }
  }

  @Test
  void onlyAnswersAreSearched() {
    List<Script> scripts = SHOP.stream()
        .map(script -> script.id().equals("returns.how")
            ? Scripts.of(script, Script.Use.HOLDING)
            : script)
        .toList();
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      assertTrue(!ids(index.search(ask("我想退货怎么办"))).contains("returns.how"));
      assertEquals(List.of(scripts.getFirst()), index.byUse(Script.Use.HOLDING, ask("")));
      assertEquals(List.of(), index.byUse(Script.Use.GREETING, ask("")));
    }
  }

  @Test
  void findsScriptsOfThePlaceEvenIfMostAreOfAnother() {
    Script.Scope elsewhere = new Script.Scope(Set.of("outlet"), Set.of(), Set.of(),
        Optional.empty(), Optional.empty());
    Script wanted = SHOP.getFirst();
    List<Script> scripts = new ArrayList<>(List.of(wanted));
    for (int i = 0; i < 2000; i++) {
      scripts.add(Scripts.within(
          answer("returns.a" + i, wanted.title(), wanted.questions(), wanted.title()), elsewhere));
    }
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      assertEquals(List.of("returns.how"), ids(index.search(ask("我想退货怎么办"))));
    }
  }

  @Test
  void aScriptOfAChannelAndAProductIsForThoseOnly() {
    Script bound = Scripts.within(SHOP.getFirst(), new Script.Scope(Set.of(), Set.of("taobao"),
        Set.of("p1", "p2"), Optional.empty(), Optional.empty()));
    try (ScriptIndex index = ScriptIndex.inMemory(source(List.of(bound)))) {
      assertEquals(1, found(index, Optional.of("taobao"), Optional.of("p2")));
      assertEquals(0, found(index, Optional.of("jd"), Optional.of("p2")));
      assertEquals(0, found(index, Optional.of("taobao"), Optional.of("p3")));
      assertEquals(0, found(index, Optional.of("taobao"), Optional.empty()));
      assertEquals(0, found(index, Optional.empty(), Optional.of("p1")));
    }
  }

  @Test
  void anAgentsOwnScriptAndThatOfATeamAreForThoseOnly() {
    Script own = Scripts.within(SHOP.get(0), staff(Set.of("li"), Set.of()));
    Script team = Scripts.within(SHOP.get(2), staff(Set.of("wang"), Set.of("售后组")));
    try (ScriptIndex index = ScriptIndex.inMemory(source(List.of(own, team)))) {
      ScriptQuery query = ask("退货和发票");
      assertEquals(List.of(), ids(index.search(query)));
      assertEquals(List.of("returns.how"), ids(index.search(query.by(agent("li", Set.of())))));
      assertEquals(List.of("invoice.how"), ids(index.search(query.by(agent("wang", Set.of())))));
      assertEquals(List.of("invoice.how"),
          ids(index.search(query.by(agent("zhao", Set.of("售前组", "售后组"))))));
      assertEquals(List.of(), ids(index.search(query.by(agent("zhao", Set.of("售前组"))))));
    }
  }

  @Test
  void halfAQuestionFindsWhatBothHalvesAreAbout() {
    Script fee = answer("returns.fee", "退货运费谁出", List.of("退货的运费谁承担"), "您好，质量问题由我们承担运费。");
    Script post = answer("logistics.fee", "运费多少", List.of("邮费多少", "包邮吗"), "您好，满 99 元免运费。");
    List<Script> scripts = new ArrayList<>(SHOP);
    scripts.addAll(List.of(fee, post));
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      ScriptQuery query = ask("那运费呢");
      assertEquals("returns.fee", ids(index.search(query.after(Optional.of("怎么退货")))).getFirst());
      assertEquals("logistics.fee", ids(index.search(query.after(Optional.of("邮费多少")))).getFirst());
      assertEquals(index.search(query), index.search(query.after(Optional.empty())));
    }
  }

  @Test
  void isOfferedFromItsFirstMomentUntilJustBeforeItsLast() {
    Script timed = Scripts.within(SHOP.getFirst(), new Script.Scope(Set.of(), Set.of(), Set.of(),
        Optional.of(NOON), Optional.of(NOON.plusSeconds(60))));
    try (ScriptIndex index = ScriptIndex.inMemory(source(List.of(timed)))) {
      assertEquals(List.of(0, 1, 1, 0), IntStream.of(-1, 0, 59, 60)
          .mapToObj(second -> index.search(new ScriptQuery("退货", "flagship", Optional.empty(),
              Optional.empty(), NOON.plusSeconds(second), 3)).size())
          .toList());
    }
  }

  @Test
  void aThousandEqualScriptsComeInTheOrderOfTheirIds() {
    List<Script> scripts = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      scripts.add(answer("same.s%03d".formatted(i), "退货", List.of("怎么退货", "我要退货"), "可以退货"));
    }
    Collections.shuffle(scripts, new Random(7));
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      assertEquals(List.of("same.s000", "same.s001", "same.s002"),
          ids(index.search(ask("我要退货"))));
    }
  }

  @Test
  void theOrderOfTheScriptsChangesNothing() {
    List<Script> turned = SHOP.reversed();
    try (ScriptIndex one = ScriptIndex.inMemory(source(SHOP));
        ScriptIndex other = ScriptIndex.inMemory(source(turned))) {
      for (String question : List.of("我要退货", "发票和快递", "怎么用", "您好")) {
        assertEquals(one.search(ask(question)), other.search(ask(question)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "？！。", "😀👍🏽❤️", "\uD83D", "\u0000", "\u200B"})
  void whatIsNoWritingFindsNothing(String question) {
    List<Script> scripts = new ArrayList<>(SHOP);
    scripts.add(answer("mood.emoji", "😀", List.of("👍🏽", "❤️"), "😀 \uD83D 👍"));
    try (ScriptIndex index = ScriptIndex.inMemory(source(scripts))) {
      assertEquals(List.of(), index.search(ask(question)));
    }
  }

  @Test
  void aHalfSurrogateOrAnEmojiBetweenWordsDoesNotDisturb() {
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      assertEquals("returns.how", ids(index.search(ask("我想退货\uDE00怎么办😀"))).getFirst());
    }
  }

  @Test
  void ofALongQuestionTheLastPartCounts() {
    String long10000 = "可以开发票吗".repeat(1650) + "，".repeat(80) + "我想退货怎么办。".repeat(20);
    try (ScriptIndex index = ScriptIndex.inMemory(source(SHOP))) {
      assertEquals("returns.how", ids(index.search(ask(long10000))).getFirst());
    }
  }

  @Test
  void aTraditionalQuestionFindsASimplifiedScriptThroughTheFolding() {
    ScriptSource folding =
        new ScriptSource(SHOP, List.of(), text -> text.replace('貨', '货')
            .replace('麼', '么')
            .replace('辦', '办'));
    try (ScriptIndex index = ScriptIndex.inMemory(folding)) {
      assertEquals(index.search(ask("我想退货怎么办")), index.search(ask("我想退貨怎麼辦")));
    }
  }

  @Test
  void noScriptsFindNothing() {
    try (ScriptIndex index = ScriptIndex.inMemory(source(List.of()))) {
      assertEquals(List.of(), index.search(ask("退货")));
    }
  }

  @Test
  void isNotSearchedAfterClosing() {
    ScriptIndex index = ScriptIndex.inMemory(source(SHOP));
    index.close();
    index.close();
    assertThrows(IllegalStateException.class, () -> index.search(ask("退货")));
  }

  private static Script.Scope staff(Set<String> agents, Set<String> teams) {
    return new Script.Scope(Set.of(), Set.of(), Set.of(), agents, teams, Optional.empty(),
        Optional.empty());
  }

  private static ScriptQuery.Staff agent(String id, Set<String> teams) {
    return new ScriptQuery.Staff(Optional.of(id), teams);
  }

  private static int found(ScriptIndex index, Optional<String> channel, Optional<String> product) {
    return index.search(new ScriptQuery("退货", "flagship", channel, product, NOON, 3)).size();
  }
}
