package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.Sessions;
import org.jdbi.v3.core.Jdbi;

/** Sessions as rows. */
final class SqlSessions implements Sessions {

  private static final String SELECT =
      "SELECT id, account, created_at, seen_at, address FROM console_session ";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlSessions(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public void add(Session session) {
    var _ = commits.call(handle -> handle.execute(
        "INSERT INTO console_session (id, account, created_at, seen_at, address) "
            + "VALUES (?, ?, ?, ?, ?)",
        session.id(), session.account(), SqlJournal.moment(session.createdAt()),
        SqlJournal.moment(session.seenAt()), session.address()));
  }

  @Override
  public Optional<Session> find(String id) {
    return SqlStore.read(readers, handle -> handle.select(SELECT + "WHERE id = ?", id)
        .map((row, _) -> session(row))
        .findOne());
  }

  @Override
  public List<Session> of(String account) {
    return SqlStore.read(readers,
        handle -> handle.select(SELECT + "WHERE account = ? ORDER BY seen_at DESC", account)
            .map((row, _) -> session(row))
            .list());
  }

  @Override
  public void seen(String id, Instant at) {
    var _ = commits.call(handle -> handle.execute(
        "UPDATE console_session SET seen_at = ? WHERE id = ?", SqlJournal.moment(at), id));
  }

  @Override
  public void end(String id) {
    var _ = commits
        .call(handle -> handle.execute("DELETE FROM console_session WHERE id = ?", id));
  }

  @Override
  public int endAll(String account) {
    return commits.call(
        handle -> handle.execute("DELETE FROM console_session WHERE account = ?", account));
  }

  @Override
  public void forget(Instant seenBefore, Instant createdBefore) {
    var _ = commits.call(handle -> handle.execute(
        "DELETE FROM console_session WHERE seen_at < ? OR created_at < ?",
        SqlJournal.moment(seenBefore), SqlJournal.moment(createdBefore)));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(row.getString(1), row.getString(2), Instant.parse(row.getString(3)),
        Instant.parse(row.getString(4)), row.getString(5));
  }
}
