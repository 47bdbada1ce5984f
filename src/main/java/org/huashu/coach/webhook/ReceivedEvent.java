package org.huashu.coach.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.huashu.coach.conversation.Event;

/** Reads the envelope of an event that did not come by the webhook, by the webhook's own rules. */
public final class ReceivedEvent {

  private ReceivedEvent() {}

  /**
   * The event in an envelope; empty for a type that is not known.
   *
   * @throws org.huashu.coach.http.ProblemException with every field at fault
   */
  public static Optional<Event> read(String envelope) {
    return read(envelope.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The event in an envelope, in UTF-8; empty for a type that is not known.
   *
   * @throws org.huashu.coach.http.ProblemException with every field at fault
   */
  public static Optional<Event> read(byte[] envelope) {
    Envelope read = Envelope.of(envelope);
    return read.unknownType() ? Optional.empty() : Optional.of(read.event());
  }
}
