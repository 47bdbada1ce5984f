package org.huashu.coach.store;

import org.huashu.coach.conversation.Event;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as JSON, the way the journal keeps them. The names of types are those of the contract and
 * never change.
 */
final class EventCodec {

  private final JsonMapper json = JsonMapper.builder().build();

  /** The contract's name of an event's type. */
  static String typeOf(Event event) {
    return switch (event) {
      case Event.ConversationOpened _ -> "conversation.opened";
      case Event.MessageReceived _ -> "message.received";
      case Event.DraftUpdated _ -> "draft.updated";
      case Event.ReplySent _ -> "reply.sent";
      case Event.SuggestionUsed _ -> "suggestion.used";
      case Event.HintAnswered _ -> "hint.answered";
      case Event.ConversationTransferred _ -> "conversation.transferred";
      case Event.ConversationClosed _ -> "conversation.closed";
      case Event.ConversationRated _ -> "conversation.rated";
    };
  }

  private static Class<? extends Event> classOf(String type) {
    return switch (type) {
      case "conversation.opened" -> Event.ConversationOpened.class;
      case "message.received" -> Event.MessageReceived.class;
      case "draft.updated" -> Event.DraftUpdated.class;
      case "reply.sent" -> Event.ReplySent.class;
      case "suggestion.used" -> Event.SuggestionUsed.class;
      case "hint.answered" -> Event.HintAnswered.class;
      case "conversation.transferred" -> Event.ConversationTransferred.class;
      case "conversation.closed" -> Event.ConversationClosed.class;
      case "conversation.rated" -> Event.ConversationRated.class;
      default -> throw new IllegalStateException("the journal holds an unknown type: " + type);
    };
  }

  String write(Event event) {
    return json.writeValueAsString(event);
  }

  Event read(String type, String payload) {
    try {
      return json.readValue(payload, classOf(type));
    } catch (JacksonException e) {
      throw new IllegalStateException("the journal holds a " + type + " that cannot be read", e);
    }
  }
}
