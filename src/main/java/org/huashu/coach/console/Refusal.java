package org.huashu.coach.console;

import java.time.Duration;
import java.util.Optional;

/** A request that is not answered, and why; becomes problem+json in one place. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Optional<String> field;
  private final transient Optional<Duration> retryAfter;

  private Refusal(int status, Optional<String> field, String detail,
      Optional<Duration> retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.field = field;
    this.retryAfter = retryAfter;
  }

  static Refusal unreadable(String detail) {
    return new Refusal(400, Optional.empty(), detail, Optional.empty());
  }

  static Refusal foreign() {
    return new Refusal(403, Optional.empty(), "only the service's own pages may ask here",
        Optional.empty());
  }

  static Refusal tooLarge(int mostBytes) {
    return new Refusal(413, Optional.empty(), "at most %d bytes are taken".formatted(mostBytes),
        Optional.empty());
  }

  static Refusal notJson() {
    return new Refusal(415, Optional.empty(), "the body must be application/json",
        Optional.empty());
  }

  static Refusal wrong(String field, String what) {
    return new Refusal(422, Optional.of(field), field + " " + what, Optional.empty());
  }

  static Refusal tooMany(Duration wait) {
    return new Refusal(429, Optional.empty(), "too many requests, wait a moment",
        Optional.of(wait));
  }

  int status() {
    return status;
  }

  /** The field at fault. */
  Optional<String> field() {
    return field;
  }

  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
