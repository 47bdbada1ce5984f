package org.huashu.coach.webhook;

import java.util.Optional;
import org.huashu.coach.conversation.Event;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body that is a JSON object; what is in it has not been checked yet.
 *
 * @param shop the shop it names, to find its secrets; empty when it names none
 * @param type empty for a type that is not known, and for none
 */
record Envelope(ObjectNode json, Optional<String> shop, Optional<EventType> type) {

  /**
   * Reads a body.
   *
   * @throws org.huashu.coach.http.ProblemException 400 or 422 when it is no JSON object
   */
  static Envelope of(byte[] body) {
    ObjectNode json = JsonReader.object(body);
    JsonNode data = json.get("data");
    return new Envelope(json, data == null ? Optional.empty() : string(data.get("shop")),
        string(json.get("type")).flatMap(EventType::named));
  }

  /** Whether it has a type, but none of ours. */
  boolean unknownType() {
    return type.isEmpty() && string(json.get("type")).isPresent();
  }

  /**
   * The event in it.
   *
   * @throws org.huashu.coach.http.ProblemException 422 with every field at fault
   */
  Event event() {
    return EventReader.event(this);
  }

  private static Optional<String> string(@org.jspecify.annotations.Nullable JsonNode node) {
    return node == null || !node.isString() ? Optional.empty() : Optional.of(node.stringValue());
  }
}
