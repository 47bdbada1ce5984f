package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.wording.Severity;

/**
 * A line of the queue.
 *
 * @param text the revision that was flagged first
 * @param rules of its hints, each once, by name
 * @param reservation whose screen it is open on, and until when; it may have run out
 */
public record QueueEntry(long number, ConversationKey key, String agent, Instant flaggedAt,
    String question, String text, Severity severity, List<String> rules, Review.State state,
    Optional<String> assigned, Optional<Reservation> reservation, Optional<Instant> sentAt) {

  /** Where it stands in the queue. */
  public QueueQuery.Place place() {
    return new QueueQuery.Place(severity, flaggedAt, number);
  }

  /** Who has it open. */
  public record Reservation(String by, Instant until) {}

  /** Copies the list. */
  public QueueEntry {
    rules = List.copyOf(rules);
  }
}
