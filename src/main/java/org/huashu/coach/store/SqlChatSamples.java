package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.SampleQuery;
import org.huashu.coach.scoring.ChatDraw;
import org.huashu.coach.scoring.ChatSamples;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Samples of chats as rows. */
final class SqlChatSamples implements ChatSamples {

  private static final String CANDIDATES = "SELECT shop, conversation, agent, day "
      + "FROM served_chat WHERE shop = ? AND day >= ? AND day <= ? AND replies > 0";
  /** Read ahead from a database that would hand over all of them at once. */
  private static final int READ_AT_ONCE = 1_000;
  private static final String INSERT = "INSERT INTO qa_sample "
      + "(shop, from_day, until_day, per_agent, seed, who, at) VALUES (?, ?, ?, ?, ?, ?, ?)";
  private static final String INSERT_CHAT = "INSERT INTO qa_sample_chat "
      + "(sample, place, conversation, agent, day) VALUES (?, ?, ?, ?, ?)";
  private static final String SELECT = "SELECT number, shop, from_day, until_day, per_agent, "
      + "seed, who, at FROM qa_sample";
  private static final String CHATS = " FROM qa_sample s JOIN qa_sample_chat c "
      + "ON c.sample = s.number LEFT JOIN qa_score q ON q.shop = s.shop "
      + "AND q.conversation = c.conversation AND q.agent = c.agent AND q.day = c.day ";
  private static final String COVERAGE = "SELECT c.sample, c.agent, COUNT(*), "
      + "SUM(CASE WHEN q.state <> 'DRAFT' THEN 1 ELSE 0 END)" + CHATS
      + "WHERE s.number IN ";
  private static final String UNSCORED = "EXISTS (SELECT 1 FROM qa_sample_chat c "
      + "LEFT JOIN qa_score q ON q.shop = qa_sample.shop AND q.conversation = c.conversation "
      + "AND q.agent = c.agent AND q.day = c.day WHERE c.sample = qa_sample.number "
      + "AND (q.state IS NULL OR q.state = 'DRAFT'))";
  private static final String NEXT = "SELECT s.shop, c.conversation, c.agent, c.day" + CHATS
      + "WHERE s.number = ? AND (q.state IS NULL OR q.state = 'DRAFT') AND c.agent <> ? ORDER BY c.place LIMIT 1";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlChatSamples(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public OptionalLong draw(Plan plan, String by, Instant at) {
    List<ChatKey> drawn = drawn(plan);
    return drawn.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(commits.call(handle -> keep(handle, new Sample(0, plan, by, at), drawn)));
  }

  private List<ChatKey> drawn(Plan plan) {
    ChatDraw draw = new ChatDraw(plan);
    SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> {
      try (var chats = snapshot
          .select(CANDIDATES, plan.shop(), plan.from().toString(), plan.until().toString())
          .setFetchSize(READ_AT_ONCE)
          .map((row, _) -> SqlScores.chat(row, 1))
          .stream()) {
        chats.forEach(draw::add);
      }
      return draw;
    }));
    return draw.drawn();
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
  public List<Listed> samples(SampleQuery query) {
    SqlScores.Select select = select(query);
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> {
      List<Sample> samples = snapshot.select(select.sql(), select.values())
          .map((row, _) -> sample(row))
          .list();
      Map<Long, Map<String, Coverage>> coverage =
          coverage(snapshot, samples.stream().map(Sample::number).toList());
      return samples.stream()
          .map(it -> new Listed(it, all(coverage.getOrDefault(it.number(), Map.of()))))
          .toList();
    }));
  }

  private static Coverage all(Map<String, Coverage> agents) {
    return new Coverage(agents.values().stream().mapToInt(Coverage::chats).sum(),
        agents.values().stream().mapToInt(Coverage::scored).sum());
  }

  static SqlScores.Select select(SampleQuery query) {
    Where where = new Where().and("shop = ?", query.filter().shop())
        .and("who = ?", query.filter().by());
    query.filter().standing().ifPresent(it -> where.and(switch (it) {
      case CLOSED -> "1 = 0";
      case DONE -> "NOT " + UNSCORED;
      case OPEN -> UNSCORED;
    }));
    return SqlSamples.select(query, SELECT, "from_day", where);
  }

  private static Sample sample(ResultSet row) throws SQLException {
    Plan plan = new Plan(row.getString(2), LocalDate.parse(row.getString(3)),
        LocalDate.parse(row.getString(4)), row.getInt(5), row.getLong(6));
    return new Sample(row.getLong(1), plan, row.getString(7), Instant.parse(row.getString(8)));
  }

  @Override
  public Map<String, Coverage> coverage(long number) {
    return SqlStore.read(readers, handle -> coverage(handle, List.of(number)))
        .getOrDefault(number, Map.of());
  }

  private static Map<Long, Map<String, Coverage>> coverage(Handle handle, List<Long> samples) {
    Map<Long, Map<String, Coverage>> coverage = new HashMap<>();
    if (!samples.isEmpty()) {
      handle
          .select(COVERAGE + "(" + Where.marks(samples.size()) + ") GROUP BY c.sample, c.agent",
              samples.toArray())
          .map((row, _) -> coverage.computeIfAbsent(row.getLong(1), _ -> new TreeMap<>())
              .put(row.getString(2), new Coverage(row.getInt(3), row.getInt(4))) == null)
          .list();
    }
    return coverage;
  }

  @Override
  public Optional<ChatKey> next(long number, String trainer) {
    return SqlStore.read(readers, handle -> handle.select(NEXT, number, trainer)
        .map((row, _) -> SqlScores.chat(row, 1))
        .findOne());
  }
}
