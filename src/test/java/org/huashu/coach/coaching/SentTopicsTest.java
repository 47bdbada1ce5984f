package org.huashu.coach.coaching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.huashu.coach.conversation.Message.Reply;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.script.Script;
import org.junit.jupiter.api.Test;

class SentTopicsTest {

  private static final String RETURN = "您好，签收后七天内可以申请退货，请在订单页提交。";
  private static final String PARCEL = "您好，您的订单{订单号}今天已经从仓库发出，请您耐心等待一下。";
  private static final String INVOICE = "您好，下单时勾选电子发票即可，请您耐心等待一下。";

  private final SentTopics topics = SentTopics.of(List.of(
      script("returns.how", RETURN, Script.Use.ANSWER),
      script("logistics.where", PARCEL, Script.Use.ANSWER),
      script("invoice.how", INVOICE, Script.Use.ANSWER),
      script("greetings.long", "欢迎光临本店很高兴为您服务", Script.Use.GREETING)));

  @Test
  void aReplyIsOfTheTopicWhoseScriptItSays() {
    assertEquals(List.of("returns"), in(RETURN));
    assertEquals(List.of("invoice"), in(INVOICE));
  }

  @Test
  void aScriptIsKnownAfterPartsOfItWereChangedOrFilledIn() {
    assertEquals(List.of("returns"), in("亲亲，签收后七天内可以申请退货哦", "我看一下",
        "亲，签收后七天内可以申请退货，点退款就行"));
    assertEquals(List.of("logistics"), in("您好，您的订单 2026010188 今天已经从仓库发出，麻烦等等"));
  }

  @Test
  void whatScriptsOfSeveralTopicsSayTellsNothing() {
    assertEquals(List.of(), in("请您耐心等待一下"));
  }

  @Test
  void greetingsAndOwnWordsAreOfNoTopic() {
    assertEquals(List.of(), in("欢迎光临本店很高兴为您服务", "这个我帮您问一下同事再答复您", ""));
  }

  @Test
  void theLastTopicComesFirstAndEachOnce() {
    assertEquals(List.of("invoice", "returns"), in(RETURN, RETURN, INVOICE));
    assertEquals(List.of("returns", "invoice"), in(INVOICE, RETURN));
  }

  @Test
  void whatWasSentLongAgoCountsNoMore() {
    assertEquals(List.of(), in(RETURN, "好的", "稍等一下哦", "马上为您处理"));
  }

  @Test
  void aReplyOfTwoTopicsIsOfTheOneThatSaysMore() {
    assertEquals(List.of("returns"),
        in("签收后七天内可以申请退货，请在订单页提交，下单时勾选电子发票即可"));
  }

  private List<String> in(String... replies) {
    return topics.in(Arrays.stream(replies)
        .map(text -> new Reply("m", text, Instant.EPOCH, "agent-7", Sender.HUMAN))
        .toList());
  }

  private static Script script(String id, String answer, Script.Use use) {
    return new Script(id, "", List.of(), answer, use, List.of(), Script.Scope.EVERYWHERE);
  }
}
