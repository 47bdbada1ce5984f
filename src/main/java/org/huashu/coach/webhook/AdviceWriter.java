package org.huashu.coach.webhook;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/** Writes advice, hints and clocks as the contract has them. Safe for use by many threads. */
public final class AdviceWriter {

  private static final JsonFactory JSON = JsonFactory.builder().build();
  private static final int USUAL_BYTES = 2_048;

  private static final SerializableString CONVERSATION = new SerializedString("conversation");
  private static final SerializableString DRAFT = new SerializedString("draft");
  private static final SerializableString REVISION = new SerializedString("revision");
  private static final SerializableString VERDICT = new SerializedString("verdict");
  private static final SerializableString RELEASE = new SerializedString("release");
  private static final SerializableString ID = new SerializedString("id");
  private static final SerializableString CATEGORY = new SerializedString("category");
  private static final SerializableString RULE = new SerializedString("rule");
  private static final SerializableString SEVERITY = new SerializedString("severity");
  private static final SerializableString TEXT = new SerializedString("text");
  private static final SerializableString MESSAGE = new SerializedString("message");
  private static final SerializableString WHY = new SerializedString("why");
  private static final SerializableString GRADE = new SerializedString("grade");
  private static final SerializableString STATE = new SerializedString("state");
  private static final SerializableString WAITING_SINCE = new SerializedString("waitingSince");
  private static final SerializableString WAITED_MILLIS = new SerializedString("waitedMillis");
  private static final SerializableString TARGET_MILLIS = new SerializedString("targetMillis");
  private static final SerializableString AGENT_MILLIS =
      new SerializedString("agentMillis");
  private static final SerializableString SCRIPT = new SerializedString("script");
  private static final SerializableString TITLE = new SerializedString("title");
  private static final SerializableString SCORE = new SerializedString("score");
  private static final SerializableString NAME = new SerializedString("name");
  private static final SerializableString START = new SerializedString("start");
  private static final SerializableString END = new SerializedString("end");
  private static final SerializableString HINTS = new SerializedString("hints");
  private static final SerializableString SUGGESTIONS = new SerializedString("suggestions");
  private static final SerializableString CLOCK = new SerializedString("clock");
  private static final SerializableString DEGRADED = new SerializedString("degraded");
  private static final SerializableString REPLACEMENTS = new SerializedString("replacements");
  private static final SerializableString PLACEHOLDERS = new SerializedString("placeholders");
  private static final SerializableString VALUE = new SerializedString("value");

  private AdviceWriter() {}

  /** The advice as JSON in UTF-8. */
  public static byte[] bytes(Advice advice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      write(json, advice);
    }
    return bytes.toByteArray();
  }

  /** {@code {"suggestions": […]}} as JSON in UTF-8. */
  public static byte[] bytes(List<Suggestion> suggestions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json =
        JSON.createGenerator(ObjectWriteContext.empty(), bytes, JsonEncoding.UTF8)) {
      json.writeStartObject();
      json.writeName(SUGGESTIONS).writeStartArray();
      for (Suggestion suggestion : suggestions) {
        write(json, suggestion);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  /** Writes the advice as one object. */
  public static void write(JsonGenerator json, Advice advice) {
    json.writeStartObject();
    json.writeName(CONVERSATION).writeString(advice.conversation());
    json.writeName(DRAFT).writeString(advice.draft());
    json.writeName(REVISION).writeNumber(advice.revision());
    json.writeName(VERDICT).writeString(wireName(advice.verdict()));
    json.writeName(HINTS).writeStartArray();
    for (Hint hint : advice.hints()) {
      write(json, hint);
    }
    json.writeEndArray();
    json.writeName(SUGGESTIONS).writeStartArray();
    for (Suggestion suggestion : advice.suggestions()) {
      write(json, suggestion);
    }
    json.writeEndArray();
    json.writeName(CLOCK);
    write(json, advice.clock());
    json.writeName(DEGRADED).writeStartArray();
    for (String part : advice.degraded()) {
      json.writeString(part);
    }
    json.writeEndArray();
    json.writeName(RELEASE).writeNumber(advice.release());
    json.writeEndObject();
  }

  /** Writes the hint as one object. */
  public static void write(JsonGenerator json, Hint hint) {
    Finding finding = hint.finding();
    json.writeStartObject();
    json.writeName(ID).writeString(hint.id());
    json.writeName(CATEGORY).writeString(finding.category().wireName());
    json.writeName(RULE).writeString(finding.rule());
    json.writeName(SEVERITY).writeString(wireName(finding.severity()));
    if (finding.span().isPresent()) {
      write(json, finding.span().get());
    } else {
      json.writeName(START).writeNull();
      json.writeName(END).writeNull();
    }
    json.writeName(TEXT).writeString(hint.text());
    json.writeName(MESSAGE).writeString(finding.message());
    json.writeName(WHY).writeString(finding.why());
    json.writeName(REPLACEMENTS).writeStartArray();
    for (String replacement : finding.replacements()) {
      json.writeString(replacement);
    }
    json.writeEndArray();
    write(json, SCRIPT, finding.script());
    if (finding.grade().isPresent()) {
      json.writeName(GRADE).writeString(wireName(finding.grade().get()));
    }
    json.writeEndObject();
  }

  /** Writes the clock as one object. */
  public static void write(JsonGenerator json, ClockReading clock) {
    json.writeStartObject();
    json.writeName(STATE).writeString(wireName(clock.state()));
    if (clock.waitingSince().isPresent()) {
      json.writeName(WAITING_SINCE).writeString(clock.waitingSince().get().toString());
    } else {
      json.writeName(WAITING_SINCE).writeNull();
    }
    json.writeName(WAITED_MILLIS).writeNumber(clock.waitedMillis());
    json.writeName(TARGET_MILLIS).writeNumber(clock.targetMillis());
    if (clock.agentMillis().isPresent()) {
      json.writeName(AGENT_MILLIS).writeNumber(clock.agentMillis().getAsLong());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Suggestion suggestion) {
    json.writeStartObject();
    json.writeName(SCRIPT).writeString(suggestion.script());
    json.writeName(TITLE).writeString(suggestion.title());
    json.writeName(TEXT).writeString(suggestion.text());
    json.writeName(SCORE).writeNumber(Math.round(suggestion.score() * 1_000) / 1_000.0);
    json.writeName(PLACEHOLDERS).writeStartArray();
    for (Placeholder placeholder : suggestion.placeholders()) {
      json.writeStartObject();
      json.writeName(NAME).writeString(placeholder.name());
      write(json, VALUE, placeholder.value());
      write(json, placeholder.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Span span) {
    json.writeName(START).writeNumber(span.start());
    json.writeName(END).writeNumber(span.end());
  }

  private static void write(JsonGenerator json, SerializableString name,
      Optional<String> value) {
    if (value.isPresent()) {
      json.writeName(name).writeString(value.get());
    } else {
      json.writeName(name).writeNull();
    }
  }

  /** The verdict's name in the contract. */
  public static String wireName(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case WARN -> "warn";
      case BLOCK -> "block";
    };
  }

  private static String wireName(Severity severity) {
    return switch (severity) {
      case INFO -> "info";
      case WARN -> "warn";
      case BLOCK -> "block";
    };
  }

  private static String wireName(ClockState state) {
    return switch (state) {
      case IDLE -> "idle";
      case WAITING -> "waiting";
      case DUE -> "due";
      case OVERDUE -> "overdue";
    };
  }

  private static String wireName(Grade grade) {
    return switch (grade) {
      case GENERAL -> "general";
      case SERIOUS -> "serious";
    };
  }
}
