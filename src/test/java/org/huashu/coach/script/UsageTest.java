package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.ids;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.huashu.coach.script.Usage.Count;
import org.junit.jupiter.api.Test;

class UsageTest {

  private static final String FLAGSHIP = "flagship";

  /** Two that fit equally well, and one that fits a question about returns less. */
  private static final List<Script> SHELF = List.of(
      Scripts.answer("same.a", "怎么退货", List.of("我想退货怎么办"), "您好，签收后 7 天内可以申请退货"),
      Scripts.answer("same.b", "怎么退货", List.of("我想退货怎么办"), "您好，签收后 7 天内可以申请退货"),
      Scripts.answer("other", "怎么开发票", List.of("可以开发票吗"), "您好，下单时勾选发票即可"));

  @Test
  void fewOffersHardlyCountAndManyDo() {
    Usage usage = of(Map.of("few", new Count(2, 2), "many", new Count(400, 300),
        "rest", new Count(1_000, 200)));
    assertTrue(usage.leaning(FLAGSHIP, "few") > 0);
    assertTrue(usage.leaning(FLAGSHIP, "few") < 0.1);
    assertTrue(usage.leaning(FLAGSHIP, "many") > 0.5);
    assertTrue(usage.leaning(FLAGSHIP, "rest") < 0);
  }

  @Test
  void toBeOfferedMoreWithoutBeingSentCountsAgainstAScript() {
    Count others = new Count(1_000, 300);
    double seldom =
        of(Map.of("a", new Count(50, 20), "b", others)).leaning(FLAGSHIP, "a");
    double often =
        of(Map.of("a", new Count(500, 20), "b", others)).leaning(FLAGSHIP, "a");
    assertTrue(often < seldom);
  }

  @Test
  void isBoundedAndKnowsNothingOfOtherShops() {
    Usage usage = of(Map.of("good", new Count(9_000, 9_000), "bad", new Count(90_000, 0)));
    assertEquals(1, usage.leaning(FLAGSHIP, "good"));
    assertEquals(-1, usage.leaning(FLAGSHIP, "bad"));
    assertEquals(0, usage.leaning("another", "good"));
    assertEquals(0, usage.leaning(FLAGSHIP, "new"));
    assertEquals(0, of(Map.of("never", new Count(10, 0))).leaning(FLAGSHIP, "never"));
  }

  @Test
  void decidesAmongScriptsThatFitAsWellAndExplainsIt() {
    try (ScriptIndex index = learnt()) {
      assertEquals("same.a", first(index));
      Usage usage = of(Map.of("same.a", new Count(200, 20), "same.b", new Count(200, 100)));
      index.favour(() -> usage);
      List<ScriptMatch> found = index.search(ask("怎么退货"));
      assertEquals("same.b", found.getFirst().script().id());
      assertTrue(found.getFirst().shares().stream().anyMatch(it -> it.name().equals("use")));
      assertEquals(usage.version(), index.usage());
    }
  }

  @Test
  void neverLiftsAScriptOverOneThatFitsBetterNorDecidesWhetherAnyFits() {
    try (ScriptIndex index = learnt()) {
      List<ScriptMatch> before = index.search(ask("怎么退货"));
      index.favour(() -> new Usage(1, Map.of(FLAGSHIP,
          Map.of("same.a", -1.0, "same.b", -1.0, "other", 1.0))));
      List<ScriptMatch> after = index.search(ask("怎么退货"));
      assertEquals(ids(before), ids(after));
      assertEquals(before.getFirst().score(), after.getFirst().score());
    }
  }

  @Test
  void agentsWhoTakeTheFirstDoNotMakeItStayThereAgainstABetterOne() {
    // Half the agents look at the first script only. The second answers the question better.
    Map<String, Double> worth = Map.of("same.a", 0.2, "same.b", 0.8);
    assertEquals("same.b", firstAfterDays(60, worth));
  }

  @Test
  void whatIsEquallyGoodStaysInReachOfEachOther() {
    try (ScriptIndex index = learnt()) {
      Map<String, Count> counts = new HashMap<>();
      run(index, 60, Map.of("same.a", 0.5, "same.b", 0.5), counts);
      List<ScriptMatch> found = index.search(ask("怎么退货"));
      assertEquals(List.of("same.a", "same.b"),
          ids(found).subList(0, 2).stream().sorted().toList());
      assertTrue(found.get(1).score() > 0.8 * found.getFirst().score());
    }
  }

  private static String firstAfterDays(int days, Map<String, Double> worth) {
    try (ScriptIndex index = learnt()) {
      run(index, days, worth, new HashMap<>());
      return first(index);
    }
  }

  /** Every day 40 replies; what was sent is counted in the night. */
  private static void run(ScriptIndex index, int days, Map<String, Double> worth,
      Map<String, Count> counts) {
    SplittableRandom chance = new SplittableRandom(7);
    for (int day = 1; day <= days; day++) {
      List<String> offered = new ArrayList<>(ids(index.search(ask("怎么退货"))).subList(0, 2));
      for (int reply = 0; reply < 40; reply++) {
        List<String> read = chance.nextBoolean() ? offered : offered.subList(0, 1);
        Optional<String> sent = read.stream()
            .filter(id -> chance.nextDouble() < worth.getOrDefault(id, 0.0))
            .findFirst();
        for (String id : sent.map(List::of).orElse(offered)) {
          counts.merge(id, new Count(1, sent.isPresent() ? 1 : 0), (one, two) -> new Count(
              one.offered() + two.offered(), one.sent() + two.sent()));
        }
      }
      Usage usage = Usage.of(day, Map.of(FLAGSHIP, counts));
      index.favour(() -> usage);
    }
  }

  private static Usage of(Map<String, Count> counts) {
    return Usage.of(1, Map.of(FLAGSHIP, counts));
  }

  private static String first(ScriptIndex index) {
    return index.search(ask("怎么退货")).getFirst().script().id();
  }

  private static ScriptIndex learnt() {
    ScriptIndex index = ScriptIndex.inMemory(source(SHELF));
    index.learn(Semantics.inTheCallingThread(new CharacterEmbedder(), Optional.empty()), _ -> {})
        .join();
    return index;
  }
}
