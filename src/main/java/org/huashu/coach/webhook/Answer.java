package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;

/** What a good call gets: a status and JSON. Nobody changes the body. */
final class Answer {

  /** It is on disk. */
  static final Answer ACCEPTED = accepted("{\"accepted\":true}");

  /** Its type is not known. */
  static final Answer IGNORED = accepted("{\"ignored\":true}");

  private final int status;
  private final byte[] body;

  Answer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  private static Answer accepted(String body) {
    return new Answer(202, body.getBytes(StandardCharsets.UTF_8));
  }
}
