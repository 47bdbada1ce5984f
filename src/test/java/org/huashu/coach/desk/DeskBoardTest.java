package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.InMemoryJournal;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.webhook.ChatEvents;
import org.junit.jupiter.api.Test;

/** What the agent desk knows of conversations. */
class DeskBoardTest {

  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");
  private static final ConversationKey CHEN = new ConversationKey("flagship", "chen");

  private final InMemoryJournal journal = new InMemoryJournal();
  private final AtomicInteger readings = new AtomicInteger();
  private final List<Event> whileReading = new ArrayList<>();

  @Test
  void aConversationFromBeforeTheStartIsWhole() {
    DeskBoard before = board();
    before.accept(asks(CHEN, 0, "m1", "发货了吗"), Optional.empty());
    DeskBoard board = board();
    board.accept(asks(CHEN, 5, "m2", "在吗"), Optional.empty());
    assertEquals(List.of("发货了吗", "在吗"), lines(board));
  }

  @Test
  void theJournalIsReadOnceAndOnlyWhenSomebodyLooks() {
    DeskBoard board = board();
    for (int i = 0; i < 10; i++) {
      board.accept(asks(CHEN, i, "m" + i, "第" + i + "句"), Optional.empty());
    }
    assertEquals(0, readings.get());
    assertEquals(10, lines(board).size());
    assertEquals(10, lines(board).size());
    assertEquals(1, readings.get());
  }

  @Test
  void whatHappensWhileTheJournalIsReadIsNotLost() {
    DeskBoard board = board();
    board.accept(asks(CHEN, 0, "m1", "发货了吗"), Optional.empty());
    whileReading.add(asks(CHEN, 1, "m2", "急"));
    assertEquals(List.of("发货了吗", "急"), lines(board));
    board.accept(replies(CHEN, 2, "在查了"), Optional.empty());
    assertEquals(List.of("发货了吗", "急", "在查了"), lines(board));
  }

  @Test
  void closedConversationsAreForgottenBeforeOpenOnes() {
    DeskBoard board = board();
    board.accept(asks(CHEN, 0, "m1", "发货了吗"), Optional.empty());
    for (int i = 0; i < 3_000; i++) {
      ConversationKey key = new ConversationKey("flagship", "c" + i);
      board.accept(asks(key, 1, "m1", "你好"), Optional.empty());
      board.accept(new ConversationClosed(key, NOON.plusSeconds(2), "li", Optional.empty()),
          Optional.empty());
    }
    List<DeskConversation> known = board.of("flagship", "li");
    assertEquals(CHEN, known.getFirst().key());
    assertEquals(true, known.size() <= 2_500, known.size() + " conversations");
  }

  private List<String> lines(DeskBoard board) {
    return board.of("flagship", "li")
        .getFirst()
        .lines()
        .stream()
        .map(DeskConversation.Line::text)
        .toList();
  }

  private DeskBoard board() {
    ChatEvents coach = new ChatEvents() {
      @Override
      public Journal.Outcome accept(Event event, Optional<Delivery> delivery) {
        return journal.append(event, event.at(), delivery);
      }

      @Override
      public Advice advise(DraftUpdated draft) {
        throw new IllegalStateException("nobody types here");
      }
    };
    List<DeskBoard> self = new ArrayList<>();
    self.add(new DeskBoard(coach, key -> {
      readings.incrementAndGet();
      List<Event> kept = journal.events(key);
      List.copyOf(whileReading).forEach(event -> self.getFirst().accept(event, Optional.empty()));
      whileReading.clear();
      return kept;
    }));
    return self.getFirst();
  }

  private static Event asks(ConversationKey key, int second, String message, String text) {
    return new MessageReceived(key, NOON.plusSeconds(second), message, text);
  }

  private static Event replies(ConversationKey key, int second, String text) {
    return new ReplySent(key, NOON.plusSeconds(second), "r" + second, Optional.empty(), "li", text,
        Sender.HUMAN);
  }
}
