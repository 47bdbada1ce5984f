package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;

/** What a good call gets: a status and JSON. The body is never changed. */
record Answer(int status, byte[] body) {

  /** It is on disk. */
  static final Answer ACCEPTED = json("{\"accepted\":true}");

  /** Its type is not known. */
  static final Answer IGNORED = json("{\"ignored\":true}");

  private static Answer json(String body) {
    return new Answer(202, body.getBytes(StandardCharsets.UTF_8));
  }
}
