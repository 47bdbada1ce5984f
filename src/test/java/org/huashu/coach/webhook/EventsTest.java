package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.webhook.Service.Reply;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final ConversationKey KEY = new ConversationKey("s", "c");
  private static final Instant AT = Instant.parse("2026-11-20T02:00:05.250Z");
  private static final Reply ACCEPTED =
      new Reply(202, "application/json", "{\"accepted\":true}");

  @Test
  void readsAnOpenedConversationWithAllFacts() {
    assertReads("conversation.opened", """
        "agent":"a","channel":"taobao","product":{"id":"p-1","name":"外套","tags":["新"]},
        "customer":{"id":"u","name":"王女士","vip":true,"address":{"city":"杭州"},"note":null},
        "order":{"id":"o","amount":19.90,"items":3,"big":123456789012345678901234567890}""",
        new ConversationOpened(KEY, AT, Optional.of("a"), Optional.of("taobao"),
            Map.of("customer.id", "u", "customer.name", "王女士", "customer.vip", "true",
                "order.id", "o", "order.amount", "19.90", "order.items", "3", "order.big",
                "123456789012345678901234567890", "product.id", "p-1", "product.name", "外套")));
  }

  @Test
  void readsAnOpenedConversationWithTheLeast() {
    assertReads("conversation.opened", "\"customer\":{\"id\":\"u\"},\"product\":\"p-1\"",
        new ConversationOpened(KEY, AT, Optional.empty(), Optional.empty(),
            Map.of("customer.id", "u", "product.id", "p-1")));
  }

  @Test
  void readsAMessage() {
    assertReads("message.received", "\"message\":\"m\",\"text\":\"在吗👍\\n\\u4eb2\"",
        new MessageReceived(KEY, AT, "m", "在吗👍\n亲"));
  }

  @Test
  void readsAReplyAndWhoWroteIt() {
    String least = "\"message\":\"m\",\"agent\":\"a\",\"text\":\"\"";
    assertReads("reply.sent", least,
        new ReplySent(KEY, AT, "m", Optional.empty(), "a", "", Sender.HUMAN));
    assertReads("reply.sent", least + ",\"draft\":\"d\",\"sender\":\"assisted\"",
        new ReplySent(KEY, AT, "m", Optional.of("d"), "a", "", Sender.ASSISTED));
    assertReads("reply.sent", least + ",\"sender\":\"auto\",\"draft\":null",
        new ReplySent(KEY, AT, "m", Optional.empty(), "a", "", Sender.AUTO));
  }

  @Test
  void readsAUsedSuggestion() {
    assertReads("suggestion.used",
        "\"draft\":\"d\",\"agent\":\"a\",\"script\":\"x.y\",\"edited\":false",
        new SuggestionUsed(KEY, AT, "d", "a", "x.y", false));
  }

  @Test
  void readsEveryAnswerToAHint() {
    for (HintAnswer answer : HintAnswer.values()) {
      String wire = answer.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      assertReads("hint.answered",
          "\"draft\":\"d\",\"agent\":\"a\",\"hint\":\"h\",\"answer\":\"" + wire + "\"",
          new HintAnswered(KEY, AT, "d", "a", "h", answer));
    }
  }

  @Test
  void readsATransfer() {
    assertReads("conversation.transferred",
        "\"from\":\"a\",\"to\":\"b\",\"reason\":\"退款\",\"note\":\"待仓库确认\"",
        new ConversationTransferred(KEY, AT, "a", "b", Optional.of("退款"),
            Optional.of("待仓库确认")));
  }

  @Test
  void readsAClosedConversation() {
    assertReads("conversation.closed", "\"agent\":\"a\"",
        new ConversationClosed(KEY, AT, "a", Optional.empty()));
  }

  @Test
  void readsARatingAndAnAbandonedOne() {
    assertReads("conversation.rated", "\"satisfied\":false,\"score\":1",
        new ConversationRated(KEY, AT, Optional.of(false), OptionalInt.of(1)));
    assertReads("conversation.rated", "\"satisfied\":null",
        new ConversationRated(KEY, AT, Optional.empty(), OptionalInt.empty()));
  }

  @Test
  void answersADraftWithAdvice() {
    ChatRecorder chat = new ChatRecorder();
    try (Service service = Service.unsigned(chat)) {
      String least = "\"draft\":\"d\",\"revision\":3,\"agent\":\"a\",\"text\":\"亲\"";
      assertEquals(new Reply(200, "application/json", ADVICE),
          service.post(body("draft.updated", least), Map.of()));
      service.post(body("draft.updated", least + ",\"question\":\"在吗\",\"turn\":1,\"closing\":true,"
          + "\"waitingSince\":\"2026-11-20T10:00:00+08:00\",\"extra\":[1,{\"a\":null}]"), Map.of());
    }
    assertEquals(
        List.of(
            new DraftUpdated(KEY, AT, "d", 3, "a", "亲", Optional.empty(), Optional.empty(),
                OptionalInt.empty(), false),
            new DraftUpdated(KEY, AT, "d", 3, "a", "亲", Optional.of("在吗"),
                Optional.of(Instant.parse("2026-11-20T02:00:00Z")), OptionalInt.of(1), true)),
        chat.events);
  }

  private static final String ADVICE =
      "{\"conversation\":\"c\",\"draft\":\"d\",\"revision\":3,\"verdict\":\"block\",\"hints\":["
          + "{\"id\":\"h-1\",\"category\":\"escalation\",\"rule\":\"escalation.outside\","
          + "\"severity\":\"warn\",\"start\":null,\"end\":null,\"text\":\"\","
          + "\"message\":\"顾客提到了12315，请升级处理\",\"why\":\"投诉风险\",\"replacements\":[],"
          + "\"script\":\"complaint.outside\",\"grade\":\"serious\"},"
          + "{\"id\":\"h-2\",\"category\":\"banned\",\"rule\":\"banned.not-my-business\","
          + "\"severity\":\"block\",\"start\":3,\"end\":8,\"text\":\"不关我的事\","
          + "\"message\":\"不要说“不关我的事”\",\"why\":\"客服规范违禁词\","
          + "\"replacements\":[\"我来帮您跟进\",\"我帮您转给同事\"],\"script\":null}],"
          + "\"suggestions\":[{\"script\":\"logistics.where-is-my-parcel\",\"title\":\"快递到哪了\","
          + "\"text\":\"您好，您的订单2026由中通承运👍\",\"score\":0.83,\"placeholders\":["
          + "{\"name\":\"订单号\",\"value\":\"2026\",\"start\":7,\"end\":11},"
          + "{\"name\":\"快递公司\",\"value\":null,\"start\":12,\"end\":14}]}],"
          + "\"clock\":{\"state\":\"waiting\",\"waitingSince\":\"2026-11-20T02:00:05.250Z\","
          + "\"waitedMillis\":14200,\"targetMillis\":20000},\"degraded\":[\"store\"],\"release\":7}";

  @Test
  void ignoresTypesItDoesNotKnow() {
    ChatRecorder chat = new ChatRecorder();
    try (Service service = Service.unsigned(chat)) {
      assertEquals(new Reply(202, "application/json", "{\"ignored\":true}"),
          service.post("{\"type\":\"typing.started\",\"data\":{}}", Map.of()));
    }
    assertEquals(List.of(), chat.events);
  }

  @Test
  void takesAByteOrderMarkAndEveryNameOfJson() {
    for (String type : List.of("application/json", "application/json; charset=UTF-8",
        "Application/JSON;charset=\"utf-8\"", "application/cloudevents+json")) {
      try (Service service = Service.unsigned(new ChatRecorder())) {
        assertEquals(ACCEPTED, service.post(
            "\ufeff" + body("conversation.closed", "\"agent\":\"a\""),
            Map.of("Content-Type", type)));
      }
    }
  }

  private static void assertReads(String type, String data, Event expected) {
    ChatRecorder chat = new ChatRecorder();
    try (Service service = Service.unsigned(chat)) {
      assertEquals(ACCEPTED, service.post(body(type, data), Map.of()));
    }
    assertEquals(List.of(expected), chat.events);
  }

  private static String body(String type, String data) {
    return "{\"type\":\"" + type + "\",\"timestamp\":\"2026-11-20T10:00:05.250+08:00\","
        + "\"data\":{\"shop\":\"s\",\"conversation\":\"c\"," + data + "}}";
  }
}
