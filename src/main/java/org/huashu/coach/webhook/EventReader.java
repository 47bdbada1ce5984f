package org.huashu.coach.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;

/** Makes an event of an envelope, or says which fields break the contract. */
final class EventReader {

  private static final int MOST_FAULTS = 20;
  private static final Map<String, EventType> TYPES =
      choices(EventType.values(), EventType::wireName);
  private static final Map<String, Sender> SENDERS = choices(Sender.values(), EventReader::wire);
  private static final Map<String, HintAnswer> ANSWERS =
      choices(HintAnswer.values(), EventReader::wire);

  private EventReader() {}

  static Event event(Envelope envelope) {
    List<Fault> faults = new ArrayList<>();
    Fields fields = new Fields(envelope.json(), "", faults);
    EventType type = fields.choice("type", TYPES);
    Instant at = fields.instant("timestamp");
    Fields data = fields.object("data");
    ConversationKey key = new ConversationKey(data.id("shop"), data.id("conversation"));
    Event event = event(type, key, at, data);
    if (!faults.isEmpty()) {
      throw invalid(faults);
    }
    return event;
  }

  private static Event event(EventType type, ConversationKey key, Instant at, Fields data) {
    return switch (type) {
      case CONVERSATION_OPENED -> new ConversationOpened(key, at, data.optionalId("agent"),
          data.optionalId("channel"), Facts.of(data));
      case MESSAGE_RECEIVED ->
        new MessageReceived(key, at, data.id("message"), data.text("text"));
      case DRAFT_UPDATED -> new DraftUpdated(key, at, data.id("draft"), data.count("revision"),
          data.id("agent"), data.text("text"), data.optionalText("question"),
          data.optionalInstant("waitingSince"), data.optionalInt("turn", 1, 1_000_000),
          data.optionalFlag("closing").orElse(false));
      case REPLY_SENT -> new ReplySent(key, at, data.id("message"), data.optionalId("draft"),
          data.id("agent"), data.text("text"),
          data.optionalChoice("sender", SENDERS).orElse(Sender.HUMAN));
      case SUGGESTION_USED -> new SuggestionUsed(key, at, data.id("draft"), data.id("agent"),
          data.id("script"), data.flag("edited"));
      case HINT_ANSWERED -> new HintAnswered(key, at, data.id("draft"), data.id("agent"),
          data.id("hint"), data.choice("answer", ANSWERS));
      case CONVERSATION_TRANSFERRED -> new ConversationTransferred(key, at, data.id("from"),
          data.id("to"), data.optionalText("reason"), data.optionalText("note"));
      case CONVERSATION_CLOSED ->
        new ConversationClosed(key, at, data.id("agent"), data.optionalFlag("solved"));
      case CONVERSATION_RATED -> new ConversationRated(key, at, data.nullableFlag("satisfied"),
          data.optionalInt("score", 1, 5));
    };
  }

  private static ProblemException invalid(List<Fault> faults) {
    Fault first = faults.getFirst();
    String others = faults.size() == 1 ? "" : ", and " + (faults.size() - 1) + " more";
    return new ProblemException(Kind.INVALID.with(first.field() + ": " + first.detail() + others,
        faults.subList(0, Math.min(faults.size(), MOST_FAULTS))));
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static <E> Map<String, E> choices(E[] values,
      java.util.function.Function<E, String> name) {
    Map<String, E> choices = new LinkedHashMap<>();
    for (E value : values) {
      choices.put(name.apply(value), value);
    }
    return choices;
  }
}
