package org.huashu.coach.webhook;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of events that the service knows. */
enum EventType {
  CONVERSATION_OPENED,
  MESSAGE_RECEIVED,
  DRAFT_UPDATED,
  REPLY_SENT,
  SUGGESTION_USED,
  HINT_ANSWERED,
  CONVERSATION_TRANSFERRED,
  CONVERSATION_CLOSED,
  CONVERSATION_RATED;

  private static final Map<String, EventType> BY_WIRE_NAME =
      Stream.of(values()).collect(Collectors.toMap(EventType::wireName, Function.identity()));

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '.');

  /** The name in the contract: {@code draft.updated}. */
  String wireName() {
    return wireName;
  }

  static Optional<EventType> named(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }
}
