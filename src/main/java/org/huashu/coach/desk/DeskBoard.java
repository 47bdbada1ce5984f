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
 * stands before the coach and sees what the coach has kept. What the journal has of them from
 * before is read when somebody looks; the rest of the journal it leaves alone. Safe for use by many
 * threads.
 */
public final class DeskBoard implements ChatEvents {

  private static final int MOST_CONVERSATIONS = 2_000;
  /** So many more may be there for a while: to look for the oldest takes long. */
  private static final int SPARE = 500;
  /** A conversation in which something happens while it is read is read again, so often. */
  private static final int READINGS = 3;

  private final ChatEvents coach;
  private final History history;
  private final Map<ConversationKey, Known> conversations = new HashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong changes = new AtomicLong();

  /**
   * A conversation, as far as it is known.
   *
   * @param events how many were noted
   * @param whole whether the journal was read
   */
  private record Known(DeskConversation conversation, long events, boolean whole) {

    static final Comparator<Known> CLOSED_AND_OLDEST_FIRST =
        Comparator.comparing((Known one) -> one.conversation().closedAt().isEmpty())
            .thenComparing(one -> one.conversation().changedAt());

    static Known nothing(ConversationKey key) {
      return new Known(DeskConversation.unknown(key), 0, false);
    }

    Known with(Event event) {
      return new Known(conversation.with(event), events + 1, whole);
    }

    boolean isFor(String shop, String agent) {
      return conversation.key().shop().equals(shop)
          && conversation.agent().map(agent::equals).orElse(true);
    }
  }

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
    find(shop, agent).stream().filter(one -> !one.whole()).forEach(this::read);
    return find(shop, agent).stream()
        .map(Known::conversation)
        .sorted(Comparator.comparing((DeskConversation one) -> one.closedAt().isPresent())
            .thenComparing(one -> one.waitingSince().orElse(Instant.MAX))
            .thenComparing(DeskConversation::changedAt, Comparator.reverseOrder()))
        .toList();
  }

  private List<Known> find(String shop, String agent) {
    synchronized (conversations) {
      return conversations.values().stream().filter(one -> one.isFor(shop, agent)).toList();
    }
  }

  /** Outside the lock: the store may be slow. */
  private void read(Known partial) {
    ConversationKey key = partial.conversation().key();
    long seen = partial.events();
    for (int i = 0; i < READINGS; i++) {
      List<Event> kept = history.of(key);
      if (kept.isEmpty()) {
        return;
      }
      DeskConversation whole = DeskConversation.unknown(key);
      for (Event event : kept) {
        whole = whole.with(event);
      }
      synchronized (conversations) {
        long now = conversations.getOrDefault(key, partial).events();
        if (now == seen) {
          conversations.put(key, new Known(whole, now, true));
          return;
        }
        seen = now;
      }
    }
  }

  private void note(Event event) {
    if (event instanceof HintAnswered || event instanceof SuggestionUsed) {
      return;
    }
    synchronized (conversations) {
      Known known = conversations.getOrDefault(event.key(), Known.nothing(event.key()));
      conversations.put(event.key(), known.with(event));
      if (conversations.size() > MOST_CONVERSATIONS + SPARE) {
        forgetOldest();
      }
    }
    changes.incrementAndGet();
  }

  private void forgetOldest() {
    conversations.values()
        .stream()
        .sorted(Known.CLOSED_AND_OLDEST_FIRST)
        .limit(conversations.size() - MOST_CONVERSATIONS)
        .map(known -> known.conversation().key())
        .toList()
        .forEach(conversations::remove);
  }
}
