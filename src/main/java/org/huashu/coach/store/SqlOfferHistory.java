package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.AskedQuestion;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.OfferHistory;
import org.huashu.coach.review.Page;
import org.jdbi.v3.core.Jdbi;

/** What was offered, from the days that are counted and the replies that are kept. */
final class SqlOfferHistory implements OfferHistory {

  private static final int QUESTIONS_OF_A_PART = 2_000;
  private static final String EXAMPLES = "SELECT s.number, s.shop, s.conversation, s.agent, s.at, "
      + "r.question, s.text, r.sent FROM suggestion_shown s JOIN offered_reply r "
      + "ON r.shop = s.shop AND r.conversation = s.conversation AND r.draft = s.draft";
  private static final String QUESTIONS = "SELECT r.number, r.shop, r.conversation, r.at, "
      + "r.question, r.channel, r.product, r.best, r.script, r.sent, EXISTS (SELECT 1 "
      + "FROM suggestion_shown s WHERE s.shop = r.shop AND s.conversation = r.conversation "
      + "AND s.draft = r.draft) FROM offered_reply r WHERE r.shop = ? AND r.at >= ? "
      + "AND (r.at, r.number) < (?, ?)";
  private static final String IN_ORDER = " ORDER BY r.at DESC, r.number DESC LIMIT ?";
  private static final String UNANSWERED = " AND r.unanswered = 1";
  /** Leaps from shop to shop in the index. */
  private static final String SHOPS = "WITH RECURSIVE s (shop) AS (SELECT MIN(shop) "
      + "FROM offered_reply UNION ALL SELECT (SELECT MIN(r.shop) FROM offered_reply r "
      + "WHERE r.shop > s.shop) FROM s WHERE s.shop IS NOT NULL) "
      + "SELECT shop FROM s WHERE shop IS NOT NULL";

  private final Jdbi readers;

  SqlOfferHistory(Jdbi readers) {
    this.readers = readers;
  }

  @Override
  public Map<String, ScriptUse> uses(Optional<String> shop, LocalDate from, LocalDate to) {
    Where where = new Where().and("day >= ?", from.toString())
        .and("day <= ?", to.toString())
        .and("shop = ?", shop);
    Map<String, Map<Measure, Long>> sums = new HashMap<>();
    SqlStore.read(readers, handle -> handle
        .select("SELECT script, measure, SUM(amount) FROM script_day" + where.sql()
            + " GROUP BY script, measure", where.values())
        .map((row, _) -> sums
            .computeIfAbsent(row.getString(1), _ -> new EnumMap<>(Measure.class))
            .put(Measure.valueOf(row.getString(2)), row.getLong(3)) == null)
        .list());
    Map<String, ScriptUse> uses = new HashMap<>();
    sums.forEach((script, amounts) -> uses.put(script, use(amounts)));
    return uses;
  }

  private static ScriptUse use(Map<Measure, Long> amounts) {
    return new ScriptUse(amounts.getOrDefault(Measure.SUGGESTION_SHOWN, 0L),
        amounts.getOrDefault(Measure.SUGGESTION_TAKEN, 0L),
        amounts.getOrDefault(Measure.SUGGESTION_CHANGED, 0L),
        amounts.getOrDefault(Measure.SUGGESTION_IGNORED, 0L),
        amounts.getOrDefault(Measure.SUGGESTION_USED, 0L)
            + amounts.getOrDefault(Measure.SUGGESTION_EDITED, 0L));
  }

  @Override
  public Page<Example> examples(ExampleQuery query) {
    Keyset keyset = new Keyset(!query.oldestFirst(), "s.number");
    Where where = new Where().and("s.script = ?", query.script())
        .and("s.fate = ?", query.fate().name())
        .and(keyset.after(), query.after().flatMap(SqlOfferHistory::number))
        .and("s.shop = ?", query.shop())
        .and("s.agent = ?", query.agent());
    List<Example> found = SqlStore.read(readers, handle -> handle
        .select(EXAMPLES + where.sql() + keyset.order(),
            where.values(query.most() + 1))
        .map((row, _) -> new Example(row.getLong(1),
            new ConversationKey(row.getString(2), row.getString(3)), row.getString(4),
            Instant.parse(row.getString(5)), row.getString(6), row.getString(7),
            row.getString(8)))
        .list());
    boolean more = found.size() > query.most();
    List<Example> shown = more ? found.subList(0, query.most()) : found;
    return new Page<>(shown,
        more ? Optional.of(Long.toString(shown.getLast().number())) : Optional.empty());
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private record Row(long number, String at, Posed posed) {}

  @Override
  public void questions(QuestionQuery query, Predicate<Posed> taker) {
    String sql = QUESTIONS + (query.unanswered() ? UNANSWERED : "") + IN_ORDER;
    String at = "9";
    long number = 0;
    int left = query.most();
    while (left > 0) {
      int part = Math.min(left, QUESTIONS_OF_A_PART);
      Object[] values =
          {query.shop(), SqlJournal.moment(query.since()), at, number, part};
      List<Row> rows = SqlStore.read(readers,
          handle -> handle.select(sql, values).map((row, _) -> row(row)).list());
      for (Row row : rows) {
        if (!taker.test(row.posed())) {
          return;
        }
      }
      if (rows.size() < part) {
        return;
      }
      left -= part;
      at = rows.getLast().at();
      number = rows.getLast().number();
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    String at = row.getString(4);
    AskedQuestion asked = new AskedQuestion(row.getString(5),
        Optional.ofNullable(row.getString(6)), Optional.ofNullable(row.getString(7)),
        (double) row.getLong(8) / OfferedRows.WHOLE, row.getString(9));
    return new Row(row.getLong(1), at,
        new Posed(new ConversationKey(row.getString(2), row.getString(3)), Instant.parse(at),
            asked, row.getBoolean(11), row.getString(10)));
  }

  @Override
  public long newest() {
    return SqlStore.read(readers,
        handle -> handle.select("SELECT COALESCE(MAX(number), 0) FROM offered_reply")
            .mapTo(Long.class)
            .one());
  }

  @Override
  public List<String> shops() {
    return SqlStore.read(readers, handle -> handle.select(SHOPS).mapTo(String.class).list());
  }
}
