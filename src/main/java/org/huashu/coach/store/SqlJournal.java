package org.huashu.coach.store;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Journal;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The journal as a table of events, and beside it the deliveries that were taken. */
final class SqlJournal implements Journal {

  private static final String INSERT_EVENT =
      "INSERT INTO event (shop, conversation, type, at, arrived_at, payload) VALUES (?, ?, ?, ?, ?, ?)";
  private static final String INSERT_DELIVERY =
      "INSERT INTO delivery (shop, id, digest, arrived_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  private final EventCodec codec = new EventCodec();
  private final Jdbi readers;
  private final GroupCommit commits;

  SqlJournal(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  /** Moments of equal length sort as text in the order of time. */
  static String moment(Instant at) {
    return MOMENT.format(at);
  }

  @Override
  public Outcome append(Event event, Instant arrived, Optional<Delivery> delivery) {
    String payload = codec.write(event);
    return commits.call(handle -> {
      if (delivery.isPresent() && !isNew(handle, delivery.get(), arrived)) {
        return repeatedOrConflict(handle, delivery.get());
      }
      handle.execute(INSERT_EVENT, event.key().shop(), event.key().conversation(),
          EventCodec.typeOf(event), moment(event.at()), moment(arrived), payload);
      return Outcome.WRITTEN;
    });
  }

  private static boolean isNew(Handle handle, Delivery delivery, Instant arrived) {
    return handle.execute(INSERT_DELIVERY, delivery.shop(), delivery.id(), delivery.digest(),
        moment(arrived)) == 1;
  }

  private static Outcome repeatedOrConflict(Handle handle, Delivery delivery) {
    String digest = handle.select("SELECT digest FROM delivery WHERE shop = ? AND id = ?",
        delivery.shop(), delivery.id()).mapTo(String.class).one();
    return digest.equals(delivery.digest()) ? Outcome.REPEATED : Outcome.CONFLICT;
  }

  @Override
  public List<Event> events(ConversationKey key) {
    return SqlStore.read(readers,
        handle -> handle
            .select("SELECT type, payload FROM event WHERE shop = ? AND conversation = ? "
                + "ORDER BY number", key.shop(), key.conversation())
            .map((row, _) -> codec.read(row.getString(1), row.getString(2)))
            .list());
  }

  @Override
  public boolean available() {
    return commits.available();
  }
}
