package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.ServedChat;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.Scoring;
import org.jdbi.v3.core.Jdbi;

/** Served chats as rows, with their scores beside them. */
final class SqlChats implements Chats {

  private static final String CHAT = "c.shop, c.conversation, c.agent, c.day, c.first_at, "
      + "c.last_at, c.replies, c.questions, c.rating";
  private static final String LINES = "SELECT " + CHAT + ", q.number, q.state, q.total "
      + "FROM served_chat c LEFT JOIN qa_score q ON q.shop = c.shop "
      + "AND q.conversation = c.conversation AND q.agent = c.agent AND q.day = c.day";
  private static final String ONE = "SELECT " + CHAT + " FROM served_chat c "
      + "WHERE c.shop = ? AND c.conversation = ? AND c.agent = ? AND c.day = ?";
  private static final String OF_SAMPLE = "EXISTS (SELECT 1 FROM qa_sample_chat s "
      + "WHERE s.sample = ? AND s.conversation = c.conversation AND s.agent = c.agent "
      + "AND s.day = c.day)";
  private static final String OF_CHAT = "shop = ? AND conversation = ? AND agent = ?";
  private static final String OF_DRAFT =
      "SELECT shop, conversation, agent, COALESCE(sent_at, flagged_at) "
          + "FROM flagged_draft WHERE number = ?";

  private final SqlStories stories = new SqlStories();
  private final Jdbi readers;
  private final SqlReviews reviews;
  private final SqlJournal journal;

  SqlChats(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.reviews = new SqlReviews(readers, commits);
    this.journal = new SqlJournal(readers, commits);
  }

  @Override
  public List<Line> list(Query query) {
    SqlScores.Select select = select(query);
    return SqlStore.read(readers, handle -> handle.select(select.sql(), select.values())
        .map((row, _) -> new Line(chat(row), score(row)))
        .list());
  }

  static SqlScores.Select select(Query query) {
    Where where = where(query.filter());
    boolean byReplies = query.order() == Order.REPLIES;
    Keyset keyset = byReplies
        ? new Keyset(query.descending(), "c.replies", "c.first_at", "c.conversation", "c.agent")
        : new Keyset(query.descending(), "c.first_at", "c.conversation", "c.agent");
    query.after().flatMap(SqlChats::place).ifPresent(place -> {
      if (byReplies) {
        where.and(keyset.after(), place.replies(), place.at(), place.conversation(),
            place.agent());
      } else {
        where.and(keyset.after(), place.at(), place.conversation(), place.agent());
      }
    });
    return new SqlScores.Select(LINES + where.sql() + keyset.order(),
        where.values(query.most()));
  }

  private record Place(String at, long replies, String agent, String conversation) {}

  /** The reverse of {@link Line#place}. */
  private static Optional<Place> place(String text) {
    String[] parts = text.split("\n", -1);
    try {
      return parts.length == 4
          ? Optional.of(new Place(SqlJournal.moment(Instant.parse(parts[0])),
              Long.parseLong(parts[1]), parts[2], parts[3]))
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Where where(Filter filter) {
    Where where = new Where().and("c.shop = ?", filter.shop())
        .and("c.agent = ?", filter.agent())
        .and("c.conversation = ?", filter.conversation())
        .and("c.first_at >= ?", filter.from().map(SqlJournal::moment))
        .and("c.first_at < ?", filter.to().map(SqlJournal::moment))
        .in("c.rating", filter.ratings().stream().map(Enum::name).sorted().toList());
    if (filter.sample().isPresent()) {
      where.and(OF_SAMPLE, filter.sample().getAsLong());
    }
    filter.answered().ifPresent(it -> where.and(it ? "c.replies > 0" : "c.replies = 0"));
    filter.scored()
        .ifPresent(it -> where.and(it
            ? "q.state <> 'DRAFT'"
            : "(q.state IS NULL OR q.state = 'DRAFT')"));
    return where;
  }

  private static ServedChat chat(ResultSet row) throws SQLException {
    return new ServedChat(SqlScores.chat(row, 1), Instant.parse(row.getString(5)),
        Instant.parse(row.getString(6)), row.getInt(7), row.getInt(8),
        Optional.of(row.getString(9))
            .filter(it -> !it.isEmpty())
            .map(ServedChat.Rating::valueOf));
  }

  private static Optional<Scored> score(ResultSet row) throws SQLException {
    String state = row.getString(11);
    return state == null
        ? Optional.empty()
        : Optional.of(new Scored(row.getLong(10), Scoring.State.valueOf(state),
            SqlScores.points(row.getLong(12))));
  }

  @Override
  public Optional<ServedChat> chat(ChatKey key) {
    return SqlStore.read(readers, handle -> handle
        .select(ONE, key.shop(), key.conversation(), key.agent(), key.day().toString())
        .map((row, _) -> chat(row))
        .findOne());
  }

  @Override
  public List<Event> events(ChatKey key) {
    return journal.events(key.key());
  }

  @Override
  public List<Insight.Told> told(ChatKey key) {
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> reviews.told(snapshot,
        stories.stories(snapshot, OF_CHAT, key.shop(), key.conversation(), key.agent()))));
  }

  @Override
  public Optional<ChatKey> ofDraft(long draft, ZoneId zone) {
    return SqlStore.read(readers, handle -> handle.select(OF_DRAFT, draft)
        .map((row, _) -> new ChatKey(row.getString(1), row.getString(2), row.getString(3),
            LocalDate.ofInstant(Instant.parse(row.getString(4)), zone)))
        .findOne());
  }
}
