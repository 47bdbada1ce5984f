package org.huashu.coach.push;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what targets answer. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LONGEST = Duration.ofHours(1);

  private Answers() {}

  /** What is wrong with an answer; empty when the push was taken. */
  static Optional<String> problem(Target.Kind kind, int status, String body) {
    if (status >= 300 && status < 400) {
      return Optional.of("a redirect (" + status + "), which is not followed");
    }
    if (status < 200 || status >= 300) {
      return Optional.of("status " + status);
    }
    return kind.isRobot() ? robotProblem(body) : Optional.empty();
  }

  /** Robots answer 200 and say in the body what went wrong. */
  private static Optional<String> robotProblem(String body) {
    JsonNode answer;
    try {
      answer = JSON.readTree(body);
    } catch (JacksonException _) {
      return Optional.of("an answer that is no JSON");
    }
    for (String name : new String[]{"errcode", "code", "StatusCode"}) {
      JsonNode code = answer.path(name);
      if (code.isNumber()) {
        return code.asInt() == 0 ? Optional.empty() : Optional.of("code " + code.asInt());
      }
    }
    return Optional.of("an answer without a code");
  }

  /** How long {@code Retry-After} asks to wait, at most an hour; seconds or a date. */
  static Optional<Duration> retryAfter(Optional<String> header, Instant now) {
    return header.flatMap(text -> text.matches("[0-9]{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : date(text).map(at -> Duration.between(now, at)))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
        .filter(wait -> !wait.isNegative());
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional
          .of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
