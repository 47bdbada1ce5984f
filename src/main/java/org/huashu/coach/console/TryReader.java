package org.huashu.coach.console;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the body of {@code POST /try}; says which field is wrong, and what is allowed. */
final class TryReader {

  static final int MOST_UNITS = 10_000;
  private static final int MOST_TURNS = 10_000;
  private static final int MOST_SECONDS = 7 * 24 * 3600;

  private final JsonMapper json =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * Reads a request; fields it does not know are ignored.
   *
   * @throws ProblemException 400 for what is no JSON object, 422 for a value that is out of range
   */
  TryRequest read(byte[] body) {
    JsonNode root = parse(body);
    if (!root.isObject()) {
      throw unreadable("a JSON object is wanted: {\"draft\": \"…\"}");
    }
    String draft = text(root, "draft").orElseThrow(() -> wrong("draft", "is missing"));
    return new TryRequest(draft, text(root, "question").filter(words -> !words.isBlank()),
        turn(root), closing(root),
        whole(root, "waitedSeconds", 0, MOST_SECONDS).map(Duration::ofSeconds));
  }

  private JsonNode parse(byte[] body) {
    try {
      return json.readTree(body);
    } catch (JacksonException e) {
      var place = e.getLocation();
      // The parser's own words quote the text; what a visitor typed stays out of every answer.
      throw unreadable("no valid JSON in UTF-8, line %d, column %d"
          .formatted(place.getLineNr(), place.getColumnNr()));
    }
  }

  private static Optional<String> text(JsonNode root, String field) {
    JsonNode node = root.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isString()) {
      throw wrong(field, "must be a text");
    }
    String text = node.stringValue();
    if (text.length() > MOST_UNITS) {
      throw wrong(field,
          "has %d UTF-16 units, at most %d are taken".formatted(text.length(), MOST_UNITS));
    }
    if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      throw wrong(field, "holds half a surrogate pair");
    }
    return Optional.of(text);
  }

  private static OptionalInt turn(JsonNode root) {
    return whole(root, "turn", 1, MOST_TURNS).map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  private static Optional<Integer> whole(JsonNode root, String field, int least, int most) {
    JsonNode node = root.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least
        || node.intValue() > most) {
      throw wrong(field, "must be a whole number from %d to %d".formatted(least, most));
    }
    return Optional.of(node.intValue());
  }

  private static boolean closing(JsonNode root) {
    JsonNode node = root.path("closing");
    if (node.isMissingNode() || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      throw wrong("closing", "must be true or false");
    }
    return node.booleanValue();
  }

  private static ProblemException unreadable(String detail) {
    return new ProblemException(Kind.UNREADABLE.with(detail));
  }

  private static ProblemException wrong(String field, String what) {
    return new ProblemException(
        Kind.INVALID.with(field + " " + what, List.of(new Fault(field, what))));
  }
}
