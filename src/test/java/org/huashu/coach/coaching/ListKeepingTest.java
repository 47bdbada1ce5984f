package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.knowledge.KnowledgeBase;
import org.huashu.coach.knowledge.Release;
import org.huashu.coach.knowledge.ScriptChecks.Kind;
import org.huashu.coach.knowledge.ScriptPair;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.review.OfferedReply.OfferedScript;
import org.huashu.coach.review.QuestionGroup;
import org.huashu.coach.review.QuestionGroup.GoodReply;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptIndex;
import org.huashu.coach.script.ScriptSource;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListKeepingTest {

  private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
  private static final Script RETURNS = script("returns.how", "您好，签收后7天内可以退货，请在订单页申请。",
      "怎么退货", "能退货吗", "退货要几天内");
  private static final String ENGRAVED = "可以刻字，下单备注内容就好，不另收费";

  @TempDir
  private Path folder = Path.of("");
  private SqlStore store;
  private ListKeeping keeping;
  private int replies;

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
    keeping = keeping();
  }

  private ListKeeping keeping() {
    return new ListKeeping(new ListKeeping.Parts(store.offerHistory(), store.journal(),
        store.questionGroups(), store.pairLog()));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Script script(String id, String answer, String... questions) {
    return new Script(id, questions[0], List.of(questions), answer, Script.Use.ANSWER, List.of(),
        Script.Scope.EVERYWHERE);
  }

  private static Release release(long number, Script... scripts) {
    Release small = SmallStore.release();
    List<Script> all = List.of(scripts);
    return new Release(number,
        new KnowledgeBase(small.knowledge().rules(), all, small.knowledge().policies(),
            small.knowledge().words()),
        small.wording(), ScriptIndex.inMemory(new ScriptSource(all, List.of(), text -> text)));
  }

  private ConversationKey replied(String question, String sent, OfferedScript... scripts) {
    ConversationKey key = new ConversationKey("a", "c" + replies++);
    String best = scripts.length == 0 ? "" : scripts[0].script();
    store.flaggedDrafts()
        .offered(new OfferedReply(key, "d", "li", NOON.minusSeconds(1_000L - replies),
            new AskedQuestion(question, Optional.empty(), Optional.empty(), 0.5, best),
            List.of(scripts), sent));
    assertTrue(store.writable(NOON.plusNanos(replies)));
    return key;
  }

  private void happened(Event event) {
    store.journal().append(event, event.at(), Optional.empty());
  }

  private List<QuestionGroup> made(Release release, Instant at) {
    assertTrue(keeping.catchUp(release, at, () -> true));
    release.scripts().close();
    return store.questionGroups().groups("a");
  }

  private static List<String> titles(List<QuestionGroup> groups) {
    return groups.stream().map(it -> it.title() + " " + it.month()).toList();
  }

  @Test
  void questionsForWhichNothingHelpedAreListedAndOthersAreNot() {
    replied("能刻字吗", ENGRAVED);
    replied("能刻字吗？", ENGRAVED);
    replied("怎么退货", "稍等", new OfferedScript("returns.how", Fate.IGNORED, ""));
    replied("能退货吗", "可以", new OfferedScript("returns.how", Fate.TAKEN, ""));
    replied("在吗", "在的");
    List<QuestionGroup> groups = made(release(1, RETURNS), NOON);
    assertEquals(List.of("能刻字吗？ 2", "怎么退货 1"), titles(groups));
    assertEquals(2, groups.getFirst().unoffered());
    assertEquals(0, groups.getLast().unoffered());
    assertEquals(titles(groups), titles(store.questionGroups().groups("*")));
  }

  @Test
  void aQuestionThatANewReleaseAnswersLeavesTheList() {
    replied("能刻字吗", ENGRAVED);
    assertEquals(List.of("能刻字吗 1"), titles(made(release(1, RETURNS), NOON)));
    assertEquals(List.of(), made(release(2, RETURNS,
        script("gifts.engraving", ENGRAVED, "能刻字吗", "可以刻字吗")), NOON));
  }

  @Test
  void aScriptThatIsIgnoredIsNoAnswer() {
    replied("怎么退货", "稍等", new OfferedScript("returns.how", Fate.IGNORED, ""));
    assertEquals(List.of("怎么退货 1"), titles(made(release(1, RETURNS), NOON)));
    assertEquals(List.of("怎么退货 1"), titles(made(release(2, RETURNS), NOON)));
  }

  @Test
  void repliesThatSatisfiedComeFirstAndThoseThatDidNotAreNotProposed() {
    for (int i = 0; i < 3; i++) {
      ConversationKey key = replied("能刻字吗", i == 0 ? ENGRAVED : "刻字要看材质，皮质的可以刻名字" + i);
      if (i == 0) {
        happened(new Event.ConversationRated(key, NOON, Optional.empty(), OptionalInt.of(5)));
      }
    }
    ConversationKey again = replied("能刻字吗", "这个我们这边不太清楚的呢亲亲");
    happened(new Event.MessageReceived(again, NOON, "m", "到底能刻字吗"));
    ConversationKey angry = replied("能刻字吗", "不能的，没有这个服务，买之前看清楚");
    happened(new Event.ConversationRated(angry, NOON, Optional.of(false), OptionalInt.of(1)));
    replied("能刻字吗", "您好，请稍等，正在为您查询");
    assertEquals(List.of(new GoodReply(ENGRAVED, 1, 1, 1),
        new GoodReply("刻字要看材质，皮质的可以刻名字2", 2, 0, 2)),
        made(release(1, RETURNS), NOON).getFirst().replies());
  }

  @Test
  void whatIsOlderThanAMonthIsNotListed() {
    replied("能刻字吗", ENGRAVED);
    assertEquals(List.of(), made(release(1, RETURNS), NOON.plus(Duration.ofDays(31))));
  }

  @Test
  void newQuestionsWaitAFewMinutesAndSettledOnesNeverComeBack() {
    replied("能刻字吗", ENGRAVED);
    QuestionGroup first = made(release(1, RETURNS), NOON).getFirst();
    replied("香味浓不浓", "淡淡的，洗两次就没有了");
    assertEquals(1, made(release(1, RETURNS), NOON.plusSeconds(60)).size());
    store.questionGroups().settle("a", first, "li", NOON);
    replied("能刻字吗", ENGRAVED);
    assertEquals(List.of("香味浓不浓 1"),
        titles(made(release(1, RETURNS), NOON.plus(Duration.ofMinutes(11)))));
  }

  @Test
  void scriptsThatContradictAreFoundOnceForARelease() {
    Script other = script("returns.again", "您好，签收后15天内可以退货，请在订单页申请。", "怎么退货",
        "可以退货吗", "几天内能退货");
    made(release(7, RETURNS, other,
        script("logistics.where", "您好，包裹在路上。", "快递到哪了", "包裹怎么还没到"),
        script("invoice.how", "您好，电子发票会发到邮箱。", "怎么开发票", "可以开专票吗"),
        script("payment.coupon", "您好，结算时自动抵扣。", "优惠券怎么用", "券用不了"),
        script("gifts.box", "您好，备注礼盒就好。", "有礼盒吗", "可以送礼盒包装吗")), NOON);
    assertEquals(7, store.pairLog().release());
    assertEquals(List.of(
        new ScriptPair("returns.again", "returns.how", Kind.CONTRADICTION, "15天", "7天"),
        new ScriptPair("returns.again", "returns.how", Kind.DUPLICATE, "86", ""),
        new ScriptPair("returns.again", "returns.how", Kind.QUESTION_TAKEN, "怎么退货", "")),
        store.pairLog().pairs());
    made(release(8, RETURNS), NOON);
    assertEquals(List.of(), store.pairLog().pairs());
  }

  @Test
  void whatIsStoppedIsMadeLater() {
    replied("能刻字吗", ENGRAVED);
    Release release = release(1, RETURNS);
    assertEquals(false, keeping.catchUp(release, NOON, () -> false));
    assertEquals(0, store.pairLog().release());
    assertEquals("", store.questionGroups().madeFrom());
    keeping = keeping();
    assertEquals(1, made(release, NOON).size());
  }
}
