package org.huashu.coach.http;

import java.time.Duration;
import java.util.Map;

/**
 * Ends a request with a problem. It belongs to the answer, not to the log, so it has no stack
 * trace.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  /** Answers with the problem alone. */
  public ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /** Answers with the problem and these headers. */
  public ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.title(), null, false, false);
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  /** Answers with the problem and when to try again, in whole seconds, at least one. */
  public static ProblemException retryAfter(Problem problem, Duration wait) {
    long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
    return new ProblemException(problem, Map.of("Retry-After", Long.toString(seconds)));
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** Headers of the answer, beside those that every problem has. */
  public Map<String, String> headers() {
    return headers;
  }
}
