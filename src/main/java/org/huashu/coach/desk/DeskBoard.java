package org.huashu.coach.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.webhook.ChatEvents;

/**
 * What the agent desk shows: the conversations that events told of since the start, in memory. It
 * stands before the coach and sees what the coach has kept. Of a conversation it meets for the
 * first time it reads what the journal has; the rest of the journal it leaves alone. Safe for use
 * by many threads.
 */
public final class DeskBoard implements ChatEvents {

  private static final int MOST_CONVERSATIONS = 2_000;

  private final ChatEvents coach;
  private final History history;
  private final Map<ConversationKey, DeskConversation> conversations = new HashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong changes = new AtomicLong();

  /** What was kept of a conversation before. */
  @FunctionalInterface
  public interface History {

    /** In the order of arrival; empty when nothing is known or can be read. */
    List<Event> of(ConversationKey key);
  }

  /** Who wants to know what happens. */
  @FunctionalInterface
  public interface Listener {

    /** An event was kept. */
    void happened(Event event);
  }

  /** A board before this coach. */
  public DeskBoard(ChatEvents coach, History history) {
    this.coach = coach;
    this.history = history;
  }

  /** Tells a listener from now on. */
  void tell(Listener listener) {
    listeners.add(listener);
  }

  @Override
  public Outcome accept(Event event, Optional<Delivery> delivery) {
    Outcome outcome = coach.accept(event, delivery);
    if (outcome == Outcome.WRITTEN) {
      note(event);
      listeners.forEach(listener -> listener.happened(event));
    }
    return outcome;
  }

  @Override
  public Advice advise(DraftUpdated draft) {
    return coach.advise(draft);
  }

  /** Counts up whenever something changes that a desk shows. */
  long changes() {
    return changes.get();
  }

  /** What an agent has on the desk, the one who waits longest first, closed ones last. */
  List<DeskConversation> of(String shop, String agent) {
    synchronized (conversations) {
      return conversations.values()
          .stream()
          .filter(one -> one.key().shop().equals(shop)
              && one.agent().map(agent::equals).orElse(true))
          .sorted(Comparator.comparing((DeskConversation one) -> one.closedAt().isPresent())
              .thenComparing(one -> one.waitingSince().orElse(Instant.MAX))
              .thenComparing(DeskConversation::changedAt, Comparator.reverseOrder()))
          .toList();
    }
  }

  private void note(Event event) {
    if (event instanceof HintAnswered || event instanceof SuggestionUsed) {
      return;
    }
    boolean known;
    synchronized (conversations) {
      known = conversations.containsKey(event.key());
    }
    // The journal is read outside the lock; what it holds already is applied twice harmlessly.
    List<Event> before = known ? List.of() : history.of(event.key());
    synchronized (conversations) {
      DeskConversation conversation =
          conversations.getOrDefault(event.key(), DeskConversation.unknown(event.key()));
      for (Event earlier : before) {
        conversation = conversation.with(earlier);
      }
      conversations.put(event.key(), conversation.with(event));
      forgetOldest();
    }
    changes.incrementAndGet();
  }

  private void forgetOldest() {
    if (conversations.size() > MOST_CONVERSATIONS) {
      conversations.values()
          .stream()
          .min(Comparator.comparing((DeskConversation one) -> one.closedAt().isEmpty())
              .thenComparing(DeskConversation::changedAt))
          .map(DeskConversation::key)
          .ifPresent(conversations::remove);
    }
  }
}
