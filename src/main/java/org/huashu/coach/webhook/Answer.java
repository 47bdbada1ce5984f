package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.advice.Suggestion;

/** What a good call gets: a status and JSON. Nobody changes the body. */
sealed interface Answer {

  /** It is on disk. */
  Answer ACCEPTED = accepted("{\"accepted\":true}");

  /** Its type is not known. */
  Answer IGNORED = accepted("{\"ignored\":true}");

  /** The status of the answer. */
  int status();

  /** The JSON, in UTF-8. */
  byte[] body();

  /** About how many bytes it takes in memory. */
  int weight();

  /** The same bytes for everybody. */
  record Fixed(int status, byte[] body) implements Answer {
    @Override
    public int weight() {
      return body.length;
    }
  }

  /**
   * Advice that is written when it is asked for: kept for a day in case the delivery comes again,
   * it takes a quarter of its bytes, for the revisions of a reply share most of what they say.
   */
  record Advised(Advice advice) implements Answer {

    private static final int BYTES = 400;
    private static final int HINT_BYTES = 600;
    private static final int SHARED_BY = 4;

    @Override
    public int status() {
      return 200;
    }

    @Override
    public byte[] body() {
      return AdviceWriter.bytes(advice);
    }

    @Override
    public int weight() {
      int shared = 0;
      for (Suggestion suggestion : advice.suggestions()) {
        shared += 2 * suggestion.text().length();
      }
      return BYTES + HINT_BYTES * advice.hints().size() + shared / SHARED_BY;
    }
  }

  private static Answer accepted(String body) {
    return new Fixed(202, body.getBytes(StandardCharsets.UTF_8));
  }
}
