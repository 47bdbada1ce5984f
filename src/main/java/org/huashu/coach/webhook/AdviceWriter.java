package org.huashu.coach.webhook;

import java.io.ByteArrayOutputStream;
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
import tools.jackson.core.json.JsonFactory;

/** Writes advice, hints and clocks as the contract has them. Safe for use by many threads. */
public final class AdviceWriter {

  private static final JsonFactory JSON = JsonFactory.builder().build();
  private static final int USUAL_BYTES = 2_048;

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

  /** Writes the advice as one object. */
  public static void write(JsonGenerator json, Advice advice) {
    json.writeStartObject();
    json.writeStringProperty("conversation", advice.conversation());
    json.writeStringProperty("draft", advice.draft());
    json.writeNumberProperty("revision", advice.revision());
    json.writeStringProperty("verdict", wireName(advice.verdict()));
    json.writeArrayPropertyStart("hints");
    for (Hint hint : advice.hints()) {
      write(json, hint);
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("suggestions");
    for (Suggestion suggestion : advice.suggestions()) {
      write(json, suggestion);
    }
    json.writeEndArray();
    json.writeName("clock");
    write(json, advice.clock());
    json.writeArrayPropertyStart("degraded");
    for (String part : advice.degraded()) {
      json.writeString(part);
    }
    json.writeEndArray();
    json.writeNumberProperty("release", advice.release());
    json.writeEndObject();
  }

  /** Writes the hint as one object. */
  public static void write(JsonGenerator json, Hint hint) {
    Finding finding = hint.finding();
    json.writeStartObject();
    json.writeStringProperty("id", hint.id());
    json.writeStringProperty("category", finding.category().wireName());
    json.writeStringProperty("rule", finding.rule());
    json.writeStringProperty("severity", wireName(finding.severity()));
    if (finding.span().isPresent()) {
      write(json, finding.span().get());
    } else {
      json.writeNullProperty("start");
      json.writeNullProperty("end");
    }
    json.writeStringProperty("text", hint.text());
    json.writeStringProperty("message", finding.message());
    json.writeStringProperty("why", finding.why());
    json.writeArrayPropertyStart("replacements");
    for (String replacement : finding.replacements()) {
      json.writeString(replacement);
    }
    json.writeEndArray();
    write(json, "script", finding.script());
    if (finding.grade().isPresent()) {
      json.writeStringProperty("grade", wireName(finding.grade().get()));
    }
    json.writeEndObject();
  }

  /** Writes the clock as one object. */
  public static void write(JsonGenerator json, ClockReading clock) {
    json.writeStartObject();
    json.writeStringProperty("state", wireName(clock.state()));
    if (clock.waitingSince().isPresent()) {
      json.writeStringProperty("waitingSince", clock.waitingSince().get().toString());
    } else {
      json.writeNullProperty("waitingSince");
    }
    json.writeNumberProperty("waitedMillis", clock.waitedMillis());
    json.writeNumberProperty("targetMillis", clock.targetMillis());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Suggestion suggestion) {
    json.writeStartObject();
    json.writeStringProperty("script", suggestion.script());
    json.writeStringProperty("title", suggestion.title());
    json.writeStringProperty("text", suggestion.text());
    json.writeNumberProperty("score", Math.round(suggestion.score() * 1_000) / 1_000.0);
    json.writeArrayPropertyStart("placeholders");
    for (Placeholder placeholder : suggestion.placeholders()) {
      json.writeStartObject();
      json.writeStringProperty("name", placeholder.name());
      write(json, "value", placeholder.value());
      write(json, placeholder.span());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Span span) {
    json.writeNumberProperty("start", span.start());
    json.writeNumberProperty("end", span.end());
  }

  private static void write(JsonGenerator json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.writeStringProperty(name, value.get());
    } else {
      json.writeNullProperty(name);
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
