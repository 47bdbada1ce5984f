package org.huashu.coach.command;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.wording.Turn;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A draft to be checked, as the contract's files for checks and evaluation hold it.
 *
 * @param id the id as it was given, a text or a number; for a draft without one the number of its
 *        line, as a text
 * @param turn 1 is the agent's first reply; empty when it is not known
 * @param line where it stands in its file, from 1; empty when the text is all of the file
 */
record CheckedDraft(JsonNode id, String text, Optional<String> question, OptionalInt turn,
    boolean closing, OptionalInt line) {

  private static final int MOST_UNITS = 10_000;

  /** A text of which nothing else is known. */
  static CheckedDraft of(String id, String text) {
    return new CheckedDraft(StringNode.valueOf(id), text, Optional.empty(), OptionalInt.empty(),
        false, OptionalInt.empty());
  }

  /** The draft on a line: {@code {"id", "draft", "question"?, "turn"?, "closing"?}}. */
  static CheckedDraft of(Line line) {
    String text = line.string("draft");
    if (text.length() > MOST_UNITS) {
      throw line.mistake("field 'draft' has more than 10 000 UTF-16 units");
    }
    return new CheckedDraft(id(line), text, line.optional("question"), turn(line), closing(line),
        OptionalInt.of(line.number()));
  }

  private static JsonNode id(Line line) {
    JsonNode id = line.object().get("id");
    if (id != null && id.isNumber()) {
      return id;
    }
    if (id != null && !id.isNull() && !id.isString()) {
      throw line.mistake("field 'id' is neither a text nor a number");
    }
    return StringNode.valueOf(
        line.optional("id").orElseGet(() -> Integer.toString(line.number())));
  }

  private static OptionalInt turn(Line line) {
    JsonNode turn = line.object().get("turn");
    if (turn == null || turn.isNull()) {
      return OptionalInt.empty();
    }
    if (!turn.isInt() || turn.intValue() < 1) {
      throw line.mistake("field 'turn' is no whole number from 1");
    }
    return OptionalInt.of(turn.intValue());
  }

  private static boolean closing(Line line) {
    JsonNode closing = line.object().get("closing");
    if (closing == null || closing.isNull()) {
      return false;
    }
    if (!closing.isBoolean()) {
      throw line.mistake("field 'closing' is neither true nor false");
    }
    return closing.booleanValue();
  }

  /** What the wording rules read of it. */
  Turn wording() {
    return new Turn(text, question.orElse(""), turn.orElse(0) == 1, closing);
  }

  /** The draft as a client that keeps no session sends it. */
  DraftUpdated event(Instant at) {
    String name = id.asString();
    return new DraftUpdated(new ConversationKey("check", name), at, name, 1, "check", text,
        question,
        Optional.empty(), turn, closing);
  }
}
