package org.huashu.coach.script;

import static org.huashu.coach.script.Scripts.answer;
import static org.huashu.coach.script.Scripts.ask;
import static org.huashu.coach.script.Scripts.ids;
import static org.huashu.coach.script.Scripts.source;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.huashu.coach.embedding.CharacterEmbedder;
import org.huashu.coach.embedding.Embedder;
import org.junit.jupiter.api.Test;

/** A new release knows at once what scripts mean that the last one had, too. */
class TakenOverTest {

  private static final List<String> ASKED =
      List.of("退货的运费谁出", "发票什么时候寄", "包裹到哪里了", "尺码偏大吗", "可以改地址吗");
  private static final Script FRESH =
      answer("fresh.address", "改地址", List.of("可以改地址吗", "地址写错了"), "您好，发货前可以修改。");

  private final Counting embedder = new Counting(new CharacterEmbedder());
  private final Semantics semantics = Semantics.inTheCallingThread(embedder, Optional.empty());

  @Test
  void onlyWhatIsNewIsEmbedded() {
    try (ScriptIndex last = learnt(shop()); ScriptIndex next = index(edited())) {
      embedder.count.set(0);
      assertTrue(next.takeOver(last, semantics));
      assertEquals(ScriptSearch.Semantic.READY, next.semantic());
      assertEquals(ScriptTexts.of(List.of(FRESH), new Analysis(text -> text)).texts().size(),
          embedder.count.get());
    }
  }

  @Test
  void itAnswersLikeOneThatHasLearntEverythingAndExactlySoWhenItHas() {
    try (ScriptIndex last = learnt(shop());
        ScriptIndex next = index(edited());
        ScriptIndex anew = learnt(edited())) {
      next.takeOver(last, semantics);
      for (String question : ASKED) {
        ScriptMatch first = anew.search(ask(question)).getFirst();
        ScriptMatch taken = next.search(ask(question)).getFirst();
        assertEquals(first.script().id(), taken.script().id(), question);
        assertEquals(first.score(), taken.score(), 0.1, question);
      }
      next.learn(semantics, _ -> {}).join();
      for (String question : ASKED) {
        assertEquals(anew.search(ask(question)), next.search(ask(question)), question);
      }
    }
  }

  @Test
  void theLastIndexMayBeClosedMeanwhile() {
    ScriptIndex last = learnt(shop());
    try (ScriptIndex next = index(edited())) {
      assertTrue(next.takeOver(last, semantics));
      last.close();
      assertEquals("fresh.address", ids(next.search(ask("可以改地址吗"))).getFirst());
    }
  }

  @Test
  void nothingIsTakenOverFromOneThatKnowsNothing() {
    try (ScriptIndex last = index(shop()); ScriptIndex next = index(edited())) {
      assertFalse(next.takeOver(last, semantics));
      assertEquals(ScriptSearch.Semantic.OFF, next.semantic());
    }
  }

  @Test
  void newTextsCannotBeTakenOverWithoutTheModel() {
    Semantics missing = new Semantics(new CompletableFuture<>(),
        new Semantics.Workers(Runnable::run, Runnable::run, Duration.ZERO),
        Optional.empty());
    try (ScriptIndex last = learnt(shop());
        ScriptIndex next = index(edited());
        ScriptIndex less = index(shop().subList(1, shop().size()))) {
      assertFalse(next.takeOver(last, missing));
      assertTrue(less.takeOver(last, missing), "there is nothing to embed");
    }
  }

  @Test
  void aReleaseOfManyNewScriptsIsLearntAndNotTakenOver() {
    List<Script> many = new ArrayList<>(shop());
    IntStream.range(0, 400)
        .mapToObj(i -> answer("new.number-" + i, "新事" + i, List.of("怎么办" + i),
            "您好，第" + i + "件事这样办。"))
        .forEach(many::add);
    try (ScriptIndex last = learnt(shop()); ScriptIndex next = index(many)) {
      assertFalse(next.takeOver(last, semantics));
      assertEquals(ScriptSearch.Semantic.OFF, next.semantic());
    }
  }

  private static List<Script> shop() {
    String[] matters = {"退货", "发票", "包裹", "尺码", "运费", "优惠券", "赠品", "颜色", "质量", "退款"};
    return IntStream.range(0, 60)
        .mapToObj(i -> {
          String matter = matters[i % matters.length] + "的" + matters[i * 7 / 3 % matters.length];
          return answer("shop.number-%02d".formatted(i), matter + i,
              List.of(matter + "怎么办", "请问" + matter + "谁出", matter + "什么时候寄" + i),
              "您好，" + matter + "请在订单页面申请，" + i + "小时内给您答复。");
        })
        .toList();
  }

  private static List<Script> edited() {
    List<Script> edited = new ArrayList<>(shop().subList(1, shop().size()));
    edited.add(FRESH);
    return edited;
  }

  private static ScriptIndex index(List<Script> scripts) {
    return ScriptIndex.inMemory(source(scripts));
  }

  private ScriptIndex learnt(List<Script> scripts) {
    ScriptIndex index = index(scripts);
    index.learn(semantics, _ -> {}).join();
    return index;
  }

  /** Counts what is embedded. */
  private record Counting(Embedder embedder, AtomicInteger count) implements Embedder {
    Counting(Embedder embedder) {
      this(embedder, new AtomicInteger());
    }

    @Override
    public float[][] embed(List<String> texts) {
      count.addAndGet(texts.size());
      return embedder.embed(texts);
    }

    @Override
    public int dimensions() {
      return embedder.dimensions();
    }

    @Override
    public int mostTokens() {
      return embedder.mostTokens();
    }

    @Override
    public void close() {
      embedder.close();
    }

    @Override
    public String model() {
      return embedder.model();
    }
  }
}
