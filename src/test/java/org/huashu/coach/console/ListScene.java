package org.huashu.coach.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.coaching.ListKeeping;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.OfferedReply;
import org.huashu.coach.review.OfferedReply.OfferedScript;

/** What happened in a shop, for the lists that are made of it. */
final class ListScene {

  /** Scripts that somebody should look at. */
  static final String SCRIPTS = """
      scripts:
        - id: singles-day
          title: 双十一价保
          questions: [双十一价保多久, 买贵了退差价吗, 价保期是几天, 降价了补差价吗]
          answer: 您好，双十一期间下单享 15 天价保，降价可以申请退差价。
          until: 2026-11-28T00:00:00+08:00
          owner: 李雷
        - id: autumn-gift
          title: 秋季满赠
          questions: [秋季满赠还有吗, 满三百送什么, 赠品什么时候发, 秋天的赠品]
          answer: 您好，秋季活动满 300 元送帆布袋一个，随订单一起寄出。
          until: 2026-11-20T00:00:00+08:00
        - id: no-reason-again
          title: 七天无理由怎么退
          questions: [支持七天无理由吗, 无理由退货是几天, 不喜欢能退货吗, 没拆能退吗]
          answer: 支持的，从您签收的第二天算起 15 天内都可以申请，不需要说明原因。
      """;

  private final ConsoleServer server;
  private int replies;

  /** What a customer asked, and what the agent replied. */
  record Said(String question, String reply) {}

  ListScene(ConsoleServer server) {
    this.server = server;
  }

  /** An agent replied to a question, so long ago; these scripts had been offered. */
  void replied(String shop, Duration ago, Said said, OfferedScript... offered) {
    String question = said.question();
    String sent = said.reply();
    ConversationKey key = new ConversationKey(shop, "c" + replies);
    String draft = "d" + replies++;
    Instant at = server.clock.instant().minus(ago).plusMillis(replies);
    AskedQuestion asked = new AskedQuestion(question, Optional.empty(), Optional.empty(),
        offered.length == 0 ? 0.1 : 0.7, offered.length == 0 ? "" : offered[0].script());
    keep(new Event.MessageReceived(key, at.minusSeconds(20), "q" + draft, question));
    keep(new Event.ReplySent(key, at, "m" + draft, Optional.of(draft), "韩梅梅", sent,
        Sender.HUMAN));
    server.store.flaggedDrafts()
        .offered(new OfferedReply(key, draft, "韩梅梅", at, asked, List.of(offered), sent));
  }

  /** The customer of the last reply rated it. */
  void rated(int score) {
    keep(new Event.ConversationRated(new ConversationKey("shop-a", "c" + (replies - 1)),
        server.clock.instant(), Optional.empty(), OptionalInt.of(score)));
  }

  private void keep(Event event) {
    server.store.journal().append(event, event.at(), Optional.empty());
  }

  static OfferedScript taken(String script) {
    return new OfferedScript(script, Fate.TAKEN, "");
  }

  static OfferedScript changed(String script, String text) {
    return new OfferedScript(script, Fate.CHANGED, text);
  }

  static OfferedScript ignored(String script) {
    return new OfferedScript(script, Fate.IGNORED, "");
  }

  /** Has everything counted and put together. */
  void made() {
    server.store.writable(server.clock.instant().plusNanos(replies));
    server.store.insightCounting()
        .catchUp(new JournalCounts.Settings(ZoneId.of("Asia/Shanghai"),
            ConsoleServer.PROFILES), () -> true);
    server.withRelease(release -> new ListKeeping(new ListKeeping.Parts(
        server.store.offerHistory(), server.store.journal(), server.store.questionGroups(),
        server.store.pairLog())).catchUp(release, server.clock.instant(), () -> true));
  }

  /** A month of a busy shop. */
  void month() {
    List<String> asked = List.of("能刺绣图案吗", "可以刺绣图案吗", "刺绣图案可以定做吗");
    for (int i = 13; i >= 0; i--) {
      replied("shop-a", Duration.ofHours(3 + 40L * i),
          new Said(asked.get(i % asked.size()), i % 3 == 0
              ? "可以的亲，下单时备注要绣的图案，我们确认样稿后 3 天内免费绣好再寄出。"
              : "亲，备注图案就可以哦，免费的"));
      rated(i % 3 == 0 ? 5 : 3);
    }
    for (int i = 5; i >= 0; i--) {
      replied("shop-a", Duration.ofHours(9 + 20L * i),
          new Said("香味浓不浓", "是淡淡的木质香，洗过一两次就闻不到了。"));
    }
    List<String> changes = new ArrayList<>(List.of("您好，包裹在路上，一般两三天能到，急的话我帮您催一下。",
        "您好，包裹在路上，急的话我马上帮您催快递。"));
    for (int i = 7; i >= 0; i--) {
      String offered = "您好，包裹在路上，请您耐心等待，一般两三天能到。";
      replied("shop-a", Duration.ofHours(5 + 30L * i), new Said("快递到哪了", i < 5
          ? changes.get(i % 2)
          : offered),
          i < 5
              ? changed("logistics.where-is-my-parcel", offered)
              : taken("logistics.where-is-my-parcel"));
    }
    for (int i = 6; i >= 0; i--) {
      replied("shop-b", Duration.ofHours(7 + 50L * i),
          new Said("这件衣服会起球吗", "亲，这款是抗起球面料，平时翻面轻柔洗就好。"),
          ignored("quality.pilling"));
    }
    made();
  }
}
