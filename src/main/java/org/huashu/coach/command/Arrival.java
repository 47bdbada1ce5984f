package org.huashu.coach.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.command.JsonLines.Line;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.webhook.ReceivedEvent;
import tools.jackson.databind.JsonNode;

/**
 * A recorded event and when it arrives.
 *
 * @param place {@code file:line}, to name it by
 */
record Arrival(String place, Instant at, Event event, Optional<Delivery> delivery) {

  /**
   * Reads an envelope; empty for a type that the service does not know and so ignores.
   *
   * @throws ProblemException when the service would refuse it
   * @throws UsageException when what stands beside the envelope is wrong
   */
  static Optional<Arrival> of(Line line) {
    return ReceivedEvent.read(line.text())
        .map(event -> new Arrival(
            line.source() + ":" + line.number(),
            line.optional("receivedAt").map(text -> moment(text, line::mistake)).orElse(event.at()),
            event,
            line.optional("webhookId")
                .map(id -> new Delivery(event.key().shop(), id, digest(line.object())))));
  }

  /** Of the envelope alone: what is recorded beside it differs from delivery to delivery. */
  private static String digest(JsonNode line) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[]{"type", "timestamp", "data"}) {
        digest.update((line.path(part) + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A moment as RFC 3339 writes it. */
  static Instant moment(String text, Function<String, UsageException> mistake) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw mistake.apply("'" + text + "' is no moment like 2026-11-22T18:00:00+08:00");
    }
  }
}
