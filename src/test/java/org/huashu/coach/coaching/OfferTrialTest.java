package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.coaching.OfferTrial.Moved;
import org.huashu.coach.coaching.OfferTrial.Plan;
import org.huashu.coach.coaching.OfferTrial.Result;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfferTrialTest {

  private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
  private static final Script GIFT = new Script("gifts.box", "礼盒包装", List.of("可以送礼盒包装吗", "有礼盒吗"),
      "您好，下单时备注“礼盒”就可以。", Script.Use.ANSWER, List.of(), Script.Scope.EVERYWHERE);

  @TempDir
  private Path folder = Path.of("");
  private SqlStore store;
  private Release release;
  private int replies;

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
    release = SmallStore.release(1, new SmallStore.LiteralMatcher(SmallStore.RULES),
        ScriptIndex.inMemory(new ScriptSource(SmallStore.SCRIPTS, List.of(), text -> text)));
  }

  @AfterEach
  void close() {
    release.scripts().close();
    store.close();
  }

  private void asked(String shop, Instant at, String question) {
    store.flaggedDrafts()
        .offered(new OfferedReply(new ConversationKey(shop, "c" + replies), "d" + replies++, "li",
            at, new AskedQuestion(question, Optional.empty(), Optional.empty(), 0, ""), List.of(),
            "好的"));
    assertTrue(store.writable(NOON.plusNanos(replies)));
  }

  private Result tried(Script edited) {
    return new OfferTrial(store.offerHistory())
        .run(new Plan(edited, List.of("a", "b"), NOON), release, (_, _) -> true);
  }

  private static List<String> questions(List<Moved> moved) {
    return moved.stream().map(Moved::question).toList();
  }

  @Test
  void aNewScriptGainsTheQuestionsThatNothingAnsweredAsOftenAsTheyWereAsked() {
    asked("a", NOON.minusSeconds(60), "能送礼盒包装吗");
    asked("b", NOON.minusSeconds(50), "有礼盒吗");
    asked("a", NOON.minusSeconds(40), "有礼盒吗");
    asked("a", NOON.minusSeconds(30), "有礼盒吗");
    asked("a", NOON.minusSeconds(20), "怎么退货");
    Result result = tried(GIFT);
    assertEquals(5, result.read());
    assertEquals(4, result.to());
    assertEquals(0, result.away());
    assertEquals(List.of("有礼盒吗", "能送礼盒包装吗", "有礼盒吗"), questions(result.gained()));
    Moved first = result.gained().getFirst();
    assertEquals(2, first.times());
    assertTrue(first.before().none());
    assertEquals("礼盒包装", first.after().title());
  }

  @Test
  void aScriptLosesWhatItSaysNoMore() {
    asked("a", NOON.minusSeconds(60), "怎么退货");
    asked("a", NOON.minusSeconds(50), "快递到哪了");
    Script changed = new Script("returns.how", "换货", List.of("尺码换大一号"), "可以换大一号",
        Script.Use.ANSWER, List.of(), Script.Scope.EVERYWHERE);
    Result result = tried(changed);
    assertEquals(List.of("怎么退货"), questions(result.lost()));
    assertEquals("returns.how", result.lost().getFirst().before().script());
    assertEquals(0, result.to());
  }

  @Test
  void anEditOfTheWordingOnlyMovesNothing() {
    asked("a", NOON.minusSeconds(60), "怎么退货");
    Script old = SmallStore.SCRIPTS.getLast();
    Result result = tried(new Script(old.id(), old.title(), old.questions(), old.answer() + "亲",
        old.use(), old.conditions(), old.scope()));
    assertEquals(new Result(1, 0, 0, 1, List.of(), List.of(), false, false), result);
  }

  @Test
  void onlyTheLastSevenDaysOfTheseShopsCount() {
    asked("a", NOON.minus(Duration.ofDays(8)), "有礼盒吗");
    asked("c", NOON.minusSeconds(5), "有礼盒吗");
    assertEquals(0, tried(GIFT).read());
  }

  @Test
  void whoHasSeenEnoughCancels() {
    for (int i = 0; i < 350; i++) {
      asked("a", NOON.minusSeconds(600 + i), "有礼盒吗" + i);
    }
    List<Long> told = new ArrayList<>();
    Result result = new OfferTrial(store.offerHistory())
        .run(new Plan(GIFT, List.of("a"), NOON), release, (read, all) -> {
          assertEquals(350, all);
          told.add(read);
          return read < 200;
        });
    assertTrue(result.cancelled());
    assertEquals(200, result.read());
    assertEquals(List.of(0L, 100L, 200L), told);
  }
}
