package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.scoring.ChatSamples;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Samples of chats as rows. */
final class SqlChatSamples implements ChatSamples {

  private static final String CANDIDATES = "SELECT shop, conversation, agent, day "
      + "FROM served_chat WHERE shop = ? AND first_at >= ? AND first_at < ? AND replies > 0";
  private static final String INSERT = "INSERT INTO qa_sample "
      + "(shop, from_day, until_day, per_agent, seed, who, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_CHAT = "INSERT INTO qa_sample_chat "
      + "(sample, place, conversation, agent, day) VALUES (?, ?, ?, ?, ?)";
  private static final String SELECT = "SELECT number, shop, from_day, until_day, per_agent, "
      + "seed, who, at FROM qa_sample";
  private static final String SCORED = " FROM qa_sample s JOIN qa_sample_chat c "
      + "ON c.sample = s.number LEFT JOIN qa_score q ON q.shop = s.shop "
      + "AND q.conversation = c.conversation AND q.agent = c.agent AND q.day = c.day "
      + "WHERE s.number = ?";
  private static final String COVERAGE = "SELECT c.agent, COUNT(*), "
      + "SUM(CASE WHEN q.state <> 'DRAFT' THEN 1 ELSE 0 END)" + SCORED + " GROUP BY c.agent";
  private static final String NEXT = "SELECT s.shop, c.conversation, c.agent, c.day" + SCORED
      + " AND (q.state IS NULL OR q.state = 'DRAFT') AND c.agent <> ? ORDER BY c.place LIMIT 1";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlChatSamples(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public OptionalLong draw(Plan plan, ZoneId zone, String by, Instant at) {
    List<ChatKey> drawn = ChatSamples.drawn(plan, SqlStore.read(readers, handle -> handle
        .select(CANDIDATES, plan.shop(),
            SqlJournal.moment(plan.from().atStartOfDay(zone).toInstant()),
            SqlJournal.moment(plan.until().plusDays(1).atStartOfDay(zone).toInstant()))
        .map((row, _) -> SqlScores.chat(row, 1))
        .list()));
    return drawn.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(commits.call(handle -> keep(handle, new Sample(0, plan, by, at), drawn)));
  }

  private static long keep(Handle handle, Sample sample, List<ChatKey> drawn) {
    Plan plan = sample.plan();
    handle.execute(INSERT, plan.shop(), plan.from().toString(), plan.until().toString(),
        plan.perAgent(), plan.seed(), sample.by(), SqlJournal.moment(sample.at()));
    // Within the transaction nobody else adds one.
    long number = handle.select("SELECT MAX(number) FROM qa_sample").mapTo(Long.class).one();
    for (int place = 0; place < drawn.size(); place++) {
      ChatKey chat = drawn.get(place);
      handle.execute(INSERT_CHAT, number, place, chat.conversation(), chat.agent(),
          chat.day().toString());
    }
    return number;
  }

  @Override
  public Optional<Sample> sample(long number) {
    return SqlStore.read(readers, handle -> handle.select(SELECT + " WHERE number = ?", number)
        .map((row, _) -> sample(row))
        .findOne());
  }

  @Override
  public List<Sample> samples(Optional<String> shop, OptionalLong before, int most) {
    Where where = new Where().and("shop = ?", shop);
    if (before.isPresent()) {
      where.and("number < ?", before.getAsLong());
    }
    return SqlStore.read(readers, handle -> handle
        .select(SELECT + where.sql() + " ORDER BY number DESC LIMIT ?", where.values(most))
        .map((row, _) -> sample(row))
        .list());
  }

  private static Sample sample(ResultSet row) throws SQLException {
    Plan plan = new Plan(row.getString(2), LocalDate.parse(row.getString(3)),
        LocalDate.parse(row.getString(4)), row.getInt(5), row.getLong(6));
    return new Sample(row.getLong(1), plan, row.getString(7), Instant.parse(row.getString(8)));
  }

  @Override
  public Map<String, Coverage> coverage(long number) {
    Map<String, Coverage> coverage = new TreeMap<>();
    SqlStore.read(readers, handle -> handle.select(COVERAGE, number)
        .map((row, _) -> coverage.put(row.getString(1),
            new Coverage(row.getInt(2), row.getInt(3))) == null)
        .list());
    return coverage;
  }

  @Override
  public Optional<ChatKey> next(long number, String trainer) {
    return SqlStore.read(readers, handle -> handle.select(NEXT, number, trainer)
        .map((row, _) -> SqlScores.chat(row, 1))
        .findOne());
  }
}
