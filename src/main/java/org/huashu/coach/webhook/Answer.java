package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.huashu.coach.advice.Advice;

/** What a good call gets: a status and JSON in UTF-8. Nobody changes the body. */
record Answer(int status, byte[] body) {

  /** It is on disk. */
  static final Answer ACCEPTED = accepted("{\"accepted\":true}");

  /** Its type is not known. */
  static final Answer IGNORED = accepted("{\"ignored\":true}");

  /** The answer to a draft. */
  static Answer of(Advice advice) {
    return new Answer(200, AdviceWriter.bytes(advice));
  }

  private static Answer accepted(String body) {
    return new Answer(202, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answer it && status == it.status && Arrays.equals(body, it.body);
  }

  @Override
  public int hashCode() {
    return 31 * status + Arrays.hashCode(body);
  }
}
