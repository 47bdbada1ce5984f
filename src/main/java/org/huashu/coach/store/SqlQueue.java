package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.Page;
import org.huashu.coach.review.QueueEntry;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.Review;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.jdbi.v3.core.Handle;

/** The queue: filtered, sorted, and read page by page from where the last page ended. */
final class SqlQueue {

  private static final String COLUMNS = "SELECT d.number, d.shop, d.conversation, d.agent, "
      + "d.flagged_at, d.question, d.severity, d.state, d.assigned, d.reserved_by, "
      + "d.reserved_until, d.sent_at, (SELECT r.text FROM flagged_revision r "
      + "WHERE r.flagged_draft = d.number ORDER BY r.revision LIMIT 1) FROM flagged_draft d";

  private SqlQueue() {}

  static Page<QueueEntry> page(Handle handle, QueueQuery query) {
    Where where = where(query.filter());
    query.after().ifPresent(place -> after(where, query.order(), place));
    List<QueueEntry> entries = handle
        .select(COLUMNS + where.sql() + keyset(query.order()).order(),
            where.values(query.most() + 1))
        .map((row, _) -> entry(row))
        .list();
    boolean more = entries.size() > query.most();
    List<QueueEntry> shown = more ? entries.subList(0, query.most()) : entries;
    return new Page<>(withRules(handle, shown),
        more ? Optional.of(shown.getLast().place().text()) : Optional.empty());
  }

  static int count(Handle handle, Filter filter, int most) {
    Where where = where(filter);
    return handle
        .select("SELECT COUNT(*) FROM (SELECT 1 FROM flagged_draft d" + where.sql()
            + " LIMIT ?) AS some", where.values(most))
        .mapTo(Integer.class)
        .one();
  }

  private static Where where(Filter filter) {
    Where where = new Where().and("d.severity > 0")
        .and("d.shop = ?", filter.shop())
        .and("d.agent = ?", filter.agent())
        .and("EXISTS (SELECT 1 FROM flagged_hint h WHERE h.flagged_draft = d.number "
            + "AND h.rule = ?)", filter.rule())
        .and("EXISTS (SELECT 1 FROM flagged_hint h WHERE h.flagged_draft = d.number "
            + "AND h.category = ?)", filter.category().map(Category::wireName))
        .and("d.severity = ?", filter.severity().map(Severity::ordinal))
        .and("d.flagged_at >= ?", filter.from().map(SqlJournal::moment))
        .and("d.flagged_at < ?", filter.to().map(SqlJournal::moment))
        .in("d.state", filter.states().stream().map(Review.State::name).sorted().toList())
        .and("EXISTS (SELECT 1 FROM review_outcome o WHERE o.flagged_draft = d.number "
            + "AND o.ruling = ?)", filter.ruling().map(Enum::name))
        .and("d.assigned = ?", filter.assigned());
    if (filter.sample().isPresent()) {
      where.and("d.number IN (SELECT flagged_draft FROM review_sample_draft WHERE sample = ?)",
          filter.sample().getAsLong());
    }
    filter.wanted().ifPresent(wanted -> wanted(where, wanted));
    return where;
  }

  private static void wanted(Where where, QueueQuery.Wanted wanted) {
    String reviewer = wanted.reviewer();
    where.and("d.state IN ('OPEN', 'SECOND', 'DISAGREED')")
        .and("d.agent <> ?", reviewer)
        .and("(d.assigned IS NULL OR d.assigned = ?)", reviewer)
        .and("(d.reserved_by IS NULL OR d.reserved_by = ? OR d.reserved_until <= ?)", reviewer,
            SqlJournal.moment(wanted.now()))
        .and("NOT EXISTS (SELECT 1 FROM review_seen s WHERE s.flagged_draft = d.number "
            + "AND s.reviewer = ?)", reviewer);
  }

  private static Keyset keyset(Order order) {
    return switch (order) {
      case NEWEST -> new Keyset(true, "d.flagged_at", "d.number");
      case OLDEST -> new Keyset(false, "d.flagged_at", "d.number");
      case GRAVEST -> new Keyset(true, "d.severity", "d.flagged_at", "d.number");
      case LIGHTEST -> new Keyset(false, "d.severity", "d.flagged_at", "d.number");
    };
  }

  private static void after(Where where, Order order, QueueQuery.Place place) {
    String at = SqlJournal.moment(place.flaggedAt());
    String after = keyset(order).after();
    switch (order) {
      case NEWEST, OLDEST -> where.and(after, at, place.number());
      case GRAVEST, LIGHTEST -> where.and(after, place.severity().ordinal(), at, place.number());
    }
  }

  private static QueueEntry entry(ResultSet row) throws SQLException {
    String reservedBy = row.getString(10);
    return new QueueEntry(row.getLong(1),
        new ConversationKey(row.getString(2), row.getString(3)), row.getString(4),
        Instant.parse(row.getString(5)), row.getString(6), row.getString(13),
        Severity.values()[row.getInt(7)], List.of(), Review.State.valueOf(row.getString(8)),
        Optional.ofNullable(row.getString(9)),
        reservedBy == null
            ? Optional.empty()
            : Optional.of(new QueueEntry.Reservation(reservedBy,
                Instant.parse(row.getString(11)))),
        Optional.ofNullable(row.getString(12)).map(Instant::parse));
  }

  private static List<QueueEntry> withRules(Handle handle, List<QueueEntry> entries) {
    Map<Long, Set<String>> rules = new HashMap<>();
    if (!entries.isEmpty()) {
      handle
          .select("SELECT flagged_draft, rule FROM flagged_hint WHERE flagged_draft IN ("
              + Where.marks(entries.size()) + ")",
              entries.stream().map(QueueEntry::number).toArray())
          .map((row, _) -> rules.computeIfAbsent(row.getLong(1), _ -> new TreeSet<>())
              .add(row.getString(2)))
          .list();
    }
    return entries.stream()
        .map(it -> new QueueEntry(it.number(), it.key(), it.agent(), it.flaggedAt(),
            it.question(), it.text(), it.severity(),
            List.copyOf(rules.getOrDefault(it.number(), Set.of())), it.state(), it.assigned(),
            it.reservation(), it.sentAt()))
        .toList();
  }
}
