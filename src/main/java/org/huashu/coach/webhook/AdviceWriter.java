package org.huashu.coach.webhook;

import java.util.List;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.advice.Suggestion.Placeholder;
import org.huashu.coach.advice.Verdict;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.text.Span;
import org.huashu.coach.webhook.JsonText.Name;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;

/** Writes advice, hints and clocks as the contract has them. Safe for use by many threads. */
public final class AdviceWriter {

  private static final Name CONVERSATION = Name.of("conversation");
  private static final Name DRAFT = Name.of("draft");
  private static final Name REVISION = Name.of("revision");
  private static final Name VERDICT = Name.of("verdict");
  private static final Name RELEASE = Name.of("release");
  private static final Name ID = Name.of("id");
  private static final Name CATEGORY = Name.of("category");
  private static final Name RULE = Name.of("rule");
  private static final Name SEVERITY = Name.of("severity");
  private static final Name TEXT = Name.of("text");
  private static final Name MESSAGE = Name.of("message");
  private static final Name WHY = Name.of("why");
  private static final Name GRADE = Name.of("grade");
  private static final Name STATE = Name.of("state");
  private static final Name WAITING_SINCE = Name.of("waitingSince");
  private static final Name WAITED_MILLIS = Name.of("waitedMillis");
  private static final Name TARGET_MILLIS = Name.of("targetMillis");
  private static final Name AGENT_MILLIS = Name.of("agentMillis");
  private static final Name SCRIPT = Name.of("script");
  private static final Name TITLE = Name.of("title");
  private static final Name SCORE = Name.of("score");
  private static final Name NAME = Name.of("name");
  private static final Name START = Name.of("start");
  private static final Name END = Name.of("end");
  private static final Name HINTS = Name.of("hints");
  private static final Name SUGGESTIONS = Name.of("suggestions");
  private static final Name CLOCK = Name.of("clock");
  private static final Name DEGRADED = Name.of("degraded");
  private static final Name REPLACEMENTS = Name.of("replacements");
  private static final Name PLACEHOLDERS = Name.of("placeholders");
  private static final Name VALUE = Name.of("value");

  private AdviceWriter() {}

  /** The advice as JSON in UTF-8. */
  public static byte[] bytes(Advice advice) {
    JsonText json = new JsonText();
    write(json, advice);
    return json.bytes();
  }

  /** {@code {"suggestions": […]}} as JSON in UTF-8. */
  public static byte[] bytes(List<Suggestion> suggestions) {
    JsonText json = new JsonText();
    json.begin('{').name(SUGGESTIONS).begin('[');
    for (Suggestion suggestion : suggestions) {
      write(json, suggestion);
    }
    return json.end(']').end('}').bytes();
  }

  /** Writes the advice as one object. */
  private static void write(JsonText json, Advice advice) {
    json.begin('{');
    json.name(CONVERSATION).string(advice.conversation());
    json.name(DRAFT).string(advice.draft());
    json.name(REVISION).number(advice.revision());
    json.name(VERDICT).string(wireName(advice.verdict()));
    json.name(HINTS).begin('[');
    for (Hint hint : advice.hints()) {
      write(json, hint);
    }
    json.end(']');
    json.name(SUGGESTIONS).begin('[');
    for (Suggestion suggestion : advice.suggestions()) {
      write(json, suggestion);
    }
    json.end(']');
    json.name(CLOCK);
    write(json, advice.clock());
    json.name(DEGRADED).begin('[');
    for (String part : advice.degraded()) {
      json.string(part);
    }
    json.end(']');
    json.name(RELEASE).number(advice.release());
    json.end('}');
  }

  /** Writes the hint as one object. */
  static void write(JsonText json, Hint hint) {
    Finding finding = hint.finding();
    json.begin('{');
    json.name(ID).string(hint.id());
    json.name(CATEGORY).string(finding.category().wireName());
    json.name(RULE).string(finding.rule());
    json.name(SEVERITY).string(wireName(finding.severity()));
    if (finding.span().isPresent()) {
      write(json, finding.span().get());
    } else {
      json.name(START).nothing();
      json.name(END).nothing();
    }
    json.name(TEXT).string(hint.text());
    json.name(MESSAGE).string(finding.message());
    json.name(WHY).string(finding.why());
    json.name(REPLACEMENTS).begin('[');
    for (String replacement : finding.replacements()) {
      json.string(replacement);
    }
    json.end(']');
    json.name(SCRIPT).string(finding.script());
    if (finding.grade().isPresent()) {
      json.name(GRADE).string(wireName(finding.grade().get()));
    }
    json.end('}');
  }

  /** Writes the clock as one object. */
  static void write(JsonText json, ClockReading clock) {
    json.begin('{');
    json.name(STATE).string(wireName(clock.state()));
    if (clock.waitingSince().isPresent()) {
      json.name(WAITING_SINCE).string(clock.waitingSince().get().toString());
    } else {
      json.name(WAITING_SINCE).nothing();
    }
    json.name(WAITED_MILLIS).number(clock.waitedMillis());
    json.name(TARGET_MILLIS).number(clock.targetMillis());
    if (clock.agentMillis().isPresent()) {
      json.name(AGENT_MILLIS).number(clock.agentMillis().getAsLong());
    }
    json.end('}');
  }

  private static void write(JsonText json, Suggestion suggestion) {
    json.begin('{');
    json.name(SCRIPT).string(suggestion.script());
    json.name(TITLE).string(suggestion.title());
    json.name(TEXT).string(suggestion.text());
    json.name(SCORE).number(Math.round(suggestion.score() * 1_000) / 1_000.0);
    json.name(PLACEHOLDERS).begin('[');
    for (Placeholder placeholder : suggestion.placeholders()) {
      json.begin('{');
      json.name(NAME).string(placeholder.name());
      json.name(VALUE).string(placeholder.value());
      write(json, placeholder.span());
      json.end('}');
    }
    json.end(']');
    json.end('}');
  }

  private static void write(JsonText json, Span span) {
    json.name(START).number(span.start());
    json.name(END).number(span.end());
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
