package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.push.Outbox;
import org.jdbi.v3.core.Jdbi;

/** The outbox as two tables: pushes, and deliveries that are waited for or were given up. */
final class SqlOutbox implements Outbox {

  private static final String COLUMNS =
      "p.number, p.shop, p.conversation, p.agent, p.hint, p.at, p.body";
  private static final String INSERT =
      "INSERT INTO push (shop, conversation, agent, hint, at, body) VALUES (?, ?, ?, ?, ?, ?) "
          + "ON CONFLICT DO NOTHING";
  private static final String NUMBER =
      "SELECT number FROM push WHERE shop = ? AND conversation = ? AND hint = ?";
  private static final String INSERT_DELIVERY = "INSERT INTO push_delivery "
      + "(push, target, state, attempts, next_at, problem) VALUES (?, ?, 'waiting', 0, ?, '')";
  private static final String AFTER = "SELECT " + COLUMNS + " FROM push p "
      + "WHERE p.shop = ? AND (p.agent = ? OR p.agent IS NULL) AND p.number > ? "
      + "ORDER BY p.number LIMIT ?";
  private static final String DUE = "SELECT " + COLUMNS + ", d.attempts FROM push_delivery d "
      + "JOIN push p ON p.number = d.push "
      + "WHERE d.target = ? AND d.state = 'waiting' AND d.next_at <= ? "
      + "AND NOT EXISTS (SELECT 1 FROM push_delivery e JOIN push q ON q.number = e.push "
      + "WHERE e.target = d.target AND e.state = 'waiting' AND q.shop = p.shop "
      + "AND q.conversation = p.conversation AND e.push < d.push) ORDER BY d.push LIMIT ?";
  private static final String DELIVERED =
      "DELETE FROM push_delivery WHERE push = ? AND target = ?";
  private static final String TRIED = "UPDATE push_delivery SET attempts = attempts + 1, "
      + "state = ?, next_at = ?, problem = ? WHERE push = ? AND target = ?";
  private static final String FORGET = "DELETE FROM push WHERE at < ? AND NOT EXISTS "
      + "(SELECT 1 FROM push_delivery d WHERE d.push = push.number)";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlOutbox(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public CompletableFuture<OptionalLong> add(Letter letter, Set<String> targets) {
    return commits.submit(handle -> {
      String shop = letter.key().shop();
      String conversation = letter.key().conversation();
      String at = SqlJournal.moment(letter.at());
      int added = handle.execute(INSERT, shop, conversation, letter.agent().orElse(null),
          letter.hint(), at, letter.body());
      if (added == 0) {
        return OptionalLong.empty();
      }
      long number = handle.select(NUMBER, shop, conversation, letter.hint())
          .mapTo(Long.class)
          .one();
      targets.forEach(target -> handle.execute(INSERT_DELIVERY, number, target, at));
      return OptionalLong.of(number);
    });
  }

  @Override
  public List<Kept> after(String shop, String agent, long number, int most) {
    return SqlStore.read(readers, handle -> handle.select(AFTER, shop, agent, number, most)
        .map((row, _) -> kept(row))
        .list());
  }

  @Override
  public List<Pending> due(String target, Instant now, int most) {
    return SqlStore.read(readers,
        handle -> handle.select(DUE, target, SqlJournal.moment(now), most)
            .map((row, _) -> new Pending(kept(row), row.getInt(8)))
            .list());
  }

  @Override
  public void delivered(String target, List<Long> numbers) {
    var _ = commits.call(handle -> {
      numbers.forEach(number -> handle.execute(DELIVERED, number, target));
      return numbers.size();
    });
  }

  @Override
  public void postponed(String target, List<Long> numbers, Instant next, String problem) {
    tried(target, numbers, "waiting", SqlJournal.moment(next), problem);
  }

  @Override
  public void givenUp(String target, List<Long> numbers, String problem) {
    tried(target, numbers, "dead", "", problem);
  }

  private void tried(String target, List<Long> numbers, String... values) {
    var _ = commits.call(handle -> {
      numbers.forEach(
          number -> handle.execute(TRIED, values[0], values[1], values[2], number, target));
      return numbers.size();
    });
  }

  @Override
  public List<Dead> dead(int most) {
    return SqlStore.read(readers, handle -> handle.select(
        "SELECT push, target, attempts, problem FROM push_delivery WHERE state = 'dead' "
            + "ORDER BY push, target LIMIT ?",
        most)
        .map((row, _) -> new Dead(row.getLong(1), row.getString(2), row.getInt(3),
            row.getString(4)))
        .list());
  }

  @Override
  public int replay(String target, Instant now) {
    return commits.call(handle -> handle.execute(
        "UPDATE push_delivery SET state = 'waiting', attempts = 0, next_at = ? "
            + "WHERE target = ? AND state = 'dead'",
        SqlJournal.moment(now), target));
  }

  @Override
  public void forget(Instant before) {
    var _ = commits.call(handle -> handle.execute(FORGET, SqlJournal.moment(before)));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(row.getLong(1),
        new Letter(new ConversationKey(row.getString(2), row.getString(3)),
            Optional.ofNullable(row.getString(4)), row.getString(5),
            Instant.parse(row.getString(6)), row.getString(7)));
  }
}
