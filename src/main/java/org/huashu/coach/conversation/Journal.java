package org.huashu.coach.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The durable record of everything that was accepted. Safe for use by many threads. */
public interface Journal {

  /** What became of an event handed to {@link #append}. */
  enum Outcome {
    /** It is on disk now. */
    WRITTEN,
    /** The same delivery was on disk already; nothing changed. */
    REPEATED,
    /** Its delivery id is on disk with another body; nothing changed. */
    CONFLICT
  }

  /**
   * Keeps an event; returns only when it is on disk.
   *
   * @param arrived when it came in, by the server's clock
   * @param delivery empty for unsigned calls without an id
   * @throws StoreUnavailableException when it cannot be kept; then nothing of it was written
   */
  Outcome append(Event event, Instant arrived, Optional<Delivery> delivery);

  /**
   * Everything kept of one conversation, in the order of arrival.
   *
   * @throws StoreUnavailableException when it cannot be read
   */
  List<Event> events(ConversationKey key);

  /** Whether the last write reached the disk; cheap, asked for every draft. */
  default boolean available() {
    return true;
  }
}
