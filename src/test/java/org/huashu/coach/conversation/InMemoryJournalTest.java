package org.huashu.coach.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Journal.Outcome;
import org.junit.jupiter.api.Test;

class InMemoryJournalTest {

  private static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  private static final Instant AT = Instant.parse("2026-11-02T02:00:00Z");

  private final Journal journal = new InMemoryJournal();

  @Test
  void tellsRepeatedAndConflictingDeliveriesFromNewOnes() {
    Event event = new MessageReceived(KEY, AT, "m1", "在吗");
    assertEquals(Outcome.WRITTEN, append(event, new Delivery("shop", "w1", "x")));
    assertEquals(Outcome.REPEATED, append(event, new Delivery("shop", "w1", "x")));
    assertEquals(Outcome.CONFLICT, append(event, new Delivery("shop", "w1", "y")));
    assertEquals(Outcome.WRITTEN, append(event, new Delivery("other", "w1", "y")));
    assertEquals(List.of(event, event), journal.events(KEY));
  }

  @Test
  void keepsConversationsOfTwoShopsApart() {
    journal.append(new MessageReceived(KEY, AT, "m1", "在吗"), AT, Optional.empty());
    assertEquals(List.of(), journal.events(new ConversationKey("other", "c-1")));
  }

  private Outcome append(Event event, Delivery delivery) {
    return journal.append(event, AT, Optional.of(delivery));
  }
}
