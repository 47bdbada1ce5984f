package org.huashu.coach.review;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.Counts.Cell;
import org.huashu.coach.review.ServedChat.Rating;

/** Finds in the events of one conversation who served it when. */
final class ServedChats {

  private final ZoneId zone;
  private final Map<LocalDate, Integer> questions = new HashMap<>();
  private final Map<ChatKey, ServedChat> chats = new LinkedHashMap<>();
  /** By moment: in which chat somebody replied, or was waited for. */
  private final NavigableMap<Instant, ChatKey> replied = new TreeMap<>();
  private Optional<String> serving = Optional.empty();
  private Optional<Instant> firstQuestion = Optional.empty();

  private ServedChats(ZoneId zone) {
    this.zone = zone;
  }

  /** The chats of one conversation, whatever order its events come in. */
  static List<ServedChat> of(Collection<Event> events, ZoneId zone) {
    ServedChats served = new ServedChats(zone);
    List<Event> ordered = events.stream()
        .sorted(Comparator.comparing(Event::at)
            .thenComparingInt(event -> event instanceof MessageReceived ? 0 : 1)
            .thenComparing(Event::toString))
        .toList();
    ordered.forEach(served::add);
    if (served.chats.isEmpty() && !ordered.isEmpty()) {
      served.unanswered(ordered.getFirst().key());
    }
    ordered.forEach(event -> {
      if (event instanceof ConversationRated rated) {
        served.rate(rated);
      }
    });
    return served.counted();
  }

  private void add(Event event) {
    switch (event) {
      case ConversationOpened opened -> serving = opened.agent().or(() -> serving);
      case ConversationTransferred moved -> serving = Optional.of(moved.to());
      case MessageReceived received -> {
        firstQuestion = firstQuestion.or(() -> Optional.of(received.at()));
        questions.merge(day(received.at()), 1, Integer::sum);
      }
      case ReplySent sent when sent.sender() != Sender.AUTO -> {
        serving = Optional.of(sent.agent());
        reply(sent);
      }
      default -> {
      }
    }
  }

  private void reply(ReplySent sent) {
    ChatKey key = chat(sent.key(), sent.agent(), sent.at());
    replied.put(sent.at(), key);
    chats.merge(key, new ServedChat(key, sent.at(), sent.at(), 1, 0, Optional.empty()),
        (known, _) -> new ServedChat(key, known.first(), sent.at(), known.replies() + 1, 0,
            Optional.empty()));
  }

  /** It came to an agent, and nobody said a word: whoever left while in the queue is not here. */
  private void unanswered(ConversationKey conversation) {
    serving.ifPresent(agent -> firstQuestion.ifPresent(at -> {
      ChatKey key = chat(conversation, agent, at);
      replied.put(at, key);
      chats.put(key, new ServedChat(key, at, at, 0, 0, Optional.empty()));
    }));
  }

  /** A rating is about whoever replied last before it. */
  private void rate(ConversationRated rated) {
    Optional.ofNullable(replied.floorEntry(rated.at()))
        .map(last -> chats.get(last.getValue()))
        .ifPresent(chat -> chats.put(chat.key(), new ServedChat(chat.key(), chat.first(),
            chat.last(), chat.replies(), 0, Optional.of(rating(rated)))));
  }

  private static Rating rating(ConversationRated rated) {
    Optional<Boolean> satisfied = rated.satisfied().isEmpty() && rated.score().isPresent()
        ? Optional.of(rated.score().getAsInt() >= 4)
        : rated.satisfied();
    return satisfied.map(it -> it ? Rating.SATISFIED : Rating.UNSATISFIED)
        .orElse(Rating.ABANDONED);
  }

  private List<ServedChat> counted() {
    List<ServedChat> counted = new ArrayList<>();
    chats.values()
        .forEach(chat -> counted.add(new ServedChat(chat.key(), chat.first(), chat.last(),
            chat.replies(), questions.getOrDefault(chat.key().day(), 0), chat.rating())));
    return counted;
  }

  private ChatKey chat(ConversationKey key, String agent, Instant at) {
    return new ChatKey(key.shop(), key.conversation(), agent, day(at));
  }

  private LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** Adds what a chat counts for. */
  static void count(ServedChat chat, Counts counts) {
    Stream.Builder<Measure> measures = Stream.builder();
    measures.add(chat.replies() == 0 ? Measure.UNANSWERED : Measure.CHATS);
    chat.rating().ifPresent(rating -> {
      measures.add(Measure.RATED);
      switch (rating) {
        case SATISFIED -> measures.add(Measure.SATISFIED);
        case ABANDONED -> measures.add(Measure.RATING_ABANDONED);
        case UNSATISFIED -> {
        }
      }
    });
    ChatKey key = chat.key();
    measures.build()
        .forEach(measure -> counts.add(
            new Cell(measure, key.day(), key.shop(), key.agent(), ""), 1));
  }
}
