package org.huashu.coach.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.junit.jupiter.api.Test;

class EventMaskTest {

  private static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");
  private static final EventMask MASK = new EventMask(text -> text.replaceAll("[0-9]", "*"));

  @Test
  void masksWhateverAPersonWrote() {
    assertEquals(new MessageReceived(KEY, AT, "m1", "我的电话***"),
        MASK.masked(new MessageReceived(KEY, AT, "m1", "我的电话138")));
    assertEquals(
        new ReplySent(KEY, AT, "r1", Optional.of("d1"), "a1", "打***", Sender.HUMAN),
        MASK.masked(
            new ReplySent(KEY, AT, "r1", Optional.of("d1"), "a1", "打138", Sender.HUMAN)));
    assertEquals(draft("打***", "电话***"), MASK.masked(draft("打138", "电话138")));
    assertEquals(
        new ConversationTransferred(KEY, AT, "a1", "a2", Optional.of("*"), Optional.of("回**")),
        MASK.masked(new ConversationTransferred(KEY, AT, "a1", "a2", Optional.of("1"),
            Optional.of("回12"))));
  }

  @Test
  void masksTheValuesOfFacts() {
    assertEquals(opened(Map.of("customer.name", "小陈**")),
        MASK.masked(opened(Map.of("customer.name", "小陈12"))));
  }

  @Test
  void leavesNothingOfANumberOrAddressThatIsNamedSo() {
    assertEquals(
        opened(Map.of("customer.phone", "*****", "receiver.mobile", "***", "order.address",
            "******")),
        MASK.masked(opened(Map.of("customer.phone", "+1 38", "receiver.mobile", "138",
            "order.address", "人民路十二号"))));
  }

  @Test
  void leavesTheNumbersOfThingsAlone() {
    Event opened = opened(
        Map.of("order.id", "13800138000", "order.tracking", "138", "product.id", "7"));
    assertEquals(opened, MASK.masked(opened));
  }

  @Test
  void leavesEventsWithoutWordsAlone() {
    Event used = new SuggestionUsed(KEY, AT, "d1", "a1", "s1", false);
    assertSame(used, MASK.masked(used));
  }

  private static Event opened(Map<String, String> facts) {
    return new ConversationOpened(KEY, AT, Optional.of("a1"), Optional.empty(), facts);
  }

  private static Event draft(String text, String question) {
    return new DraftUpdated(KEY, AT, "d1", 1, "a1", text, Optional.of(question), Optional.empty(),
        OptionalInt.empty(), false);
  }
}
