package org.huashu.coach.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.http.Problem.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one JSON object, read with what the contract allows. What breaks it is noted with
 * its path and replaced by something harmless, so that one answer names all faults. A field that is
 * null counts as absent.
 */
final class Fields {

  private static final int MOST_ID_UNITS = 200;
  private static final int MOST_TEXT_UNITS = 10_000;
  private static final String ID = "a string of 1 to 200 characters";
  private static final String TEXT = "a string of at most 10000 UTF-16 units";
  private static final String WELL_FORMED = "a string without lone surrogates and U+0000";
  private static final String MOMENT =
      "a moment in RFC 3339 with offset: 2026-11-20T10:00:05.250+08:00";

  private final ObjectNode object;
  private final String path;
  private final List<Fault> faults;

  Fields(ObjectNode object, String path, List<Fault> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  String id(String name) {
    return optionalId(name).orElseGet(() -> missing(name, ID, ""));
  }

  Optional<String> optionalId(String name) {
    return string(name, ID, 1, MOST_ID_UNITS);
  }

  String text(String name) {
    return optionalText(name).orElseGet(() -> missing(name, TEXT, ""));
  }

  Optional<String> optionalText(String name) {
    return string(name, TEXT, 0, MOST_TEXT_UNITS);
  }

  Instant instant(String name) {
    return optionalInstant(name).orElseGet(() -> missing(name, MOMENT, Instant.EPOCH));
  }

  Optional<Instant> optionalInstant(String name) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    Optional<Instant> moment =
        value.isString() ? Rfc3339.instant(value.stringValue()) : Optional.empty();
    return moment.or(() -> Optional.of(wrong(name, MOMENT, Instant.EPOCH)));
  }

  long count(String name) {
    JsonNode value = present(name);
    String allowed = "a whole number from 0 to 9007199254740991";
    if (value == null) {
      return missing(name, allowed, 0L);
    }
    boolean fits = value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0
        && value.longValue() <= 9_007_199_254_740_991L;
    return fits ? value.longValue() : wrong(name, allowed, 0L);
  }

  OptionalInt optionalInt(String name, int least, int most) {
    JsonNode value = present(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    boolean fits = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= least
        && value.intValue() <= most;
    return OptionalInt.of(fits
        ? value.intValue()
        : wrong(name, "a whole number from " + least + " to " + most, least));
  }

  boolean flag(String name) {
    return optionalFlag(name).orElseGet(() -> missing(name, "true or false", false));
  }

  Optional<Boolean> optionalFlag(String name) {
    JsonNode value = present(name);
    return value == null
        ? Optional.empty()
        : Optional.of(value.isBoolean()
            ? value.booleanValue()
            : wrong(name, "true or false", false));
  }

  /** A field that must be there, and may be null. */
  Optional<Boolean> nullableFlag(String name) {
    return object.has(name)
        ? optionalFlag(name)
        : Optional.of(missing(name, "true, false or null", false));
  }

  <E> Optional<E> optionalChoice(String name, Map<String, E> choices) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    E choice = value.isString() ? choices.get(value.stringValue()) : null;
    return Optional.of(choice == null ? wrong(name, oneOf(choices), any(choices)) : choice);
  }

  <E> E choice(String name, Map<String, E> choices) {
    return optionalChoice(name, choices)
        .orElseGet(() -> missing(name, oneOf(choices), any(choices)));
  }

  private static String oneOf(Map<String, ?> choices) {
    return "one of " + String.join(", ", choices.keySet());
  }

  private static <E> E any(Map<String, E> choices) {
    return choices.values().iterator().next();
  }

  /** The object; when it is not there, one whose missing fields are not reported as well. */
  Fields object(String name) {
    return optionalObject(name).orElseGet(() -> missing(name, "an object", unreported(name)));
  }

  Optional<Fields> optionalObject(String name) {
    return switch (present(name)) {
      case null -> Optional.empty();
      case ObjectNode inner -> Optional.of(new Fields(inner, pathOf(name), faults));
      default -> Optional.of(wrong(name, "an object", unreported(name)));
    };
  }

  private Fields unreported(String name) {
    return new Fields(object.objectNode(), pathOf(name), new ArrayList<>());
  }

  boolean isString(String name) {
    JsonNode value = object.get(name);
    return value != null && value.isString();
  }

  Iterable<Map.Entry<String, JsonNode>> all() {
    return object.properties();
  }

  <T> T wrong(String name, String allowed, T instead) {
    faults.add(new Fault(pathOf(name), allowed));
    return instead;
  }

  private <T> T missing(String name, String allowed, T instead) {
    return wrong(name, "required: " + allowed, instead);
  }

  /** The text itself, or nothing when it could not be stored and shown as it is. */
  String wellFormed(String name, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return wrong(name, WELL_FORMED, "");
        }
        i++;
      }
    }
    return text;
  }

  private Optional<String> string(String name, String allowed, int least, int most) {
    JsonNode value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    String text = value.isString() ? value.stringValue() : null;
    return Optional.of(text == null || text.length() < least || text.length() > most
        ? wrong(name, allowed, "")
        : wellFormed(name, text));
  }

  private @Nullable JsonNode present(String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
