package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.desk.DeskConversation.From;
import org.junit.jupiter.api.Test;

/** The desk's board, and the demo's customers on it, in made-up time. */
class DemoTest {

  private Instant now = Instant.parse("2026-11-20T02:00:00Z");
  private final DeskBoard board = new DeskBoard(new PhraseCoach(), key -> List.of());
  private final Demo demo = new Demo(board, () -> now);

  @Test
  void nobodyComesBeforeAnAgentLooks() {
    pass(60);
    assertEquals(List.of(), board.of("demo", "a"));
    demo.welcome("demo", "a");
    pass(60);
    assertEquals(7, board.of("demo", "a").size());
    assertEquals(List.of(), board.of("demo", "b"));
    assertEquals(List.of(), board.of("other", "a"));
  }

  @Test
  void aCustomerWaitsForAReplyAndThenGoesOn() {
    demo.welcome("demo", "a");
    pass(20);
    DeskConversation first = parcel();
    assertEquals(List.of("在吗", "我的快递到哪了？怎么还没到"), words(first));
    assertEquals(first.lines().getFirst().at(), first.waitingSince().orElseThrow());
    reply(first.key(), "您好，我马上帮您查");
    assertEquals(Optional.empty(), parcel().waitingSince());
    pass(10);
    assertEquals(4, parcel().lines().size());
    assertEquals(From.CUSTOMER, parcel().lines().getLast().from());
  }

  @Test
  void rateWhenTheConversationIsClosed() {
    demo.welcome("demo", "a");
    pass(5);
    board.accept(new ConversationClosed(parcel().key(), now, "a", Optional.of(true)),
        Optional.empty());
    pass(5);
    assertEquals(List.of("会话已结束，问题已解决", "顾客评价：满意，5 分"),
        words(parcel()).subList(2, 4));
    pass(60);
    assertEquals(4, parcel().lines().size());
  }

  @Test
  void whatIsTransferredLeavesTheDesk() {
    demo.welcome("demo", "a");
    pass(2);
    ConversationKey key = parcel().key();
    board.accept(new ConversationTransferred(key, now, "a", "b", Optional.empty(),
        Optional.of("催物流")), Optional.empty());
    assertTrue(board.of("demo", "a").stream().noneMatch(one -> one.key().equals(key)));
    assertEquals("已转给 b：催物流", board.of("demo", "b").getFirst().lines().getLast().text());
  }

  @Test
  void theOneWhoWaitsLongestComesFirst() {
    say("c-1", 5, "在吗");
    say("c-2", 1, "有人吗");
    say("c-3", 9, "你好");
    now = now.plusSeconds(20);
    reply(new ConversationKey("demo", "c-2"), "您好");
    assertEquals(List.of("c-1", "c-3", "c-2"),
        board.of("demo", "a").stream().map(one -> one.key().conversation()).toList());
  }

  @Test
  void theSameEventTwiceChangesNothing() {
    say("c-1", 5, "在吗");
    say("c-1", 5, "在吗");
    assertEquals(1, board.of("demo", "a").getFirst().lines().size());
  }

  private void say(String conversation, int second, String text) {
    board.accept(new MessageReceived(new ConversationKey("demo", conversation),
        now.plusSeconds(second), "m-1", text), Optional.empty());
  }

  private void reply(ConversationKey key, String text) {
    board.accept(new ReplySent(key, now, "r-" + text.length(), Optional.empty(),
        "a", text, Sender.HUMAN), Optional.empty());
  }

  /** Lets time go on, second by second. */
  private void pass(int seconds) {
    for (int i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      demo.step();
    }
  }

  private DeskConversation parcel() {
    return board.of("demo", "a")
        .stream()
        .filter(one -> one.key().conversation().startsWith("parcel"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> words(DeskConversation conversation) {
    return conversation.lines().stream().map(DeskConversation.Line::text).toList();
  }
}
