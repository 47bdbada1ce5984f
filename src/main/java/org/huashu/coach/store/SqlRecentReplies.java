package org.huashu.coach.store;

import java.util.List;
import java.util.function.Predicate;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.JudgedText;
import org.huashu.coach.review.RecentReplies;
import org.jdbi.v3.core.Jdbi;

/**
 * Replies from the journal, with the customer's words before them. It is read in parts, so that no
 * long transaction keeps the log of the database from being emptied.
 */
final class SqlRecentReplies implements RecentReplies {

  private static final int EVENTS_OF_A_PART = 2_000;
  /** The first of the last replies; the index holds replies only. */
  private static final String FIRST = "SELECT COALESCE(MIN(number), 0) FROM (SELECT number "
      + "FROM event WHERE shop = ? AND type = 'reply.sent' ORDER BY number DESC LIMIT ?) AS last";
  private static final String COUNT = "SELECT COUNT(*) FROM (SELECT number FROM event "
      + "WHERE shop = ? AND type = 'reply.sent' LIMIT ?) AS last";
  private static final String PART = "SELECT number, shop, conversation, type, payload FROM event "
      + "WHERE number > ? ORDER BY number LIMIT ?";
  private static final String BEFORE = "SELECT type, payload FROM event "
      + "WHERE shop = ? AND conversation = ? AND number < ? ORDER BY number DESC LIMIT ?";

  /** How many events before the first reply are looked at for what the customer had said. */
  private static final int BEFORE_AT_MOST = 50;

  private final EventCodec codec = new EventCodec();
  private final Jdbi readers;
  private final SqlReviews reviews;

  SqlRecentReplies(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.reviews = new SqlReviews(readers, commits);
  }

  @Override
  public int count(String shop, int most) {
    return SqlStore.read(readers,
        handle -> handle.select(COUNT, shop, most).mapTo(Integer.class).one());
  }

  /** An event as it was read; other shops' are not decoded. */
  private record Row(long number, Event event) {}

  @Override
  public void read(String shop, int most, Predicate<SentReply> taker) {
    long first =
        SqlStore.read(readers, handle -> handle.select(FIRST, shop, most).mapTo(Long.class).one());
    ReplyReading reading = new ReplyReading(key -> before(key, first));
    long done = first - 1;
    while (first > 0) {
      Part part = part(shop, done);
      for (Row row : part.rows()) {
        var reply = reading.after(row.event());
        if (reply.isPresent() && !taker.test(reply.get())) {
          return;
        }
      }
      if (part.newest() == done) {
        return;
      }
      done = part.newest();
    }
  }

  private record Part(List<Row> rows, long newest) {}

  private Part part(String shop, long after) {
    long[] newest = {after};
    List<Row> rows = SqlStore.read(readers,
        handle -> handle.select(PART, after, EVENTS_OF_A_PART).map((row, _) -> {
          newest[0] = row.getLong(1);
          String type = row.getString(4);
          return shop.equals(row.getString(2)) && ReplyReading.reads(type)
              ? List.of(new Row(row.getLong(1), codec.read(type, row.getString(5))))
              : List.<Row>of();
        }).list()).stream().flatMap(List::stream).toList();
    return new Part(rows, newest[0]);
  }

  /** The latest first. */
  private List<Event> before(ConversationKey key, long number) {
    return SqlStore.read(readers,
        handle -> handle
            .select(BEFORE, key.shop(), key.conversation(), number, BEFORE_AT_MOST)
            .map((row, _) -> codec.read(row.getString(1), row.getString(2)))
            .list());
  }

  @Override
  public List<JudgedText> judged(String rule, int most) {
    return reviews.judged(rule, most);
  }
}
