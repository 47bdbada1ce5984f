package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.huashu.coach.account.AuditLog;
import org.jdbi.v3.core.Jdbi;

/** The audit log as rows that are only added. */
final class SqlAuditLog implements AuditLog {

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlAuditLog(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public void add(Deed deed) {
    var _ = commits.call(handle -> handle.execute(
        "INSERT INTO audit_entry (at, account, action, subject, detail, address) "
            + "VALUES (?, ?, ?, ?, ?, ?)",
        SqlJournal.moment(deed.at()), deed.account(), deed.action(), deed.subject(),
        deed.detail(), deed.address()));
  }

  @Override
  public List<Entry> list(Wanted wanted, OptionalLong before, int most) {
    var sql = new StringBuilder(
        "SELECT number, at, account, action, subject, detail, address FROM audit_entry WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    if (!wanted.account().isEmpty()) {
      sql.append(" AND account = ?");
      values.add(wanted.account());
    }
    if (!wanted.action().isEmpty()) {
      sql.append(" AND action = ?");
      values.add(wanted.action());
    }
    if (!wanted.words().isBlank()) {
      sql.append(" AND (subject LIKE ? ESCAPE '!' OR detail LIKE ? ESCAPE '!')");
      values.addAll(List.of(SqlStore.holding(wanted.words()), SqlStore.holding(wanted.words())));
    }
    wanted.from().ifPresent(from -> {
      sql.append(" AND at >= ?");
      values.add(SqlJournal.moment(from));
    });
    wanted.until().ifPresent(until -> {
      sql.append(" AND at < ?");
      values.add(SqlJournal.moment(until));
    });
    before.ifPresent(number -> {
      sql.append(" AND number < ?");
      values.add(number);
    });
    sql.append(" ORDER BY number DESC LIMIT ?");
    values.add(most);
    return SqlStore.read(readers, handle -> handle.select(sql.toString(), values.toArray())
        .map((row, _) -> entry(row))
        .list());
  }

  @Override
  public List<String> actions() {
    return SqlStore.read(readers,
        handle -> handle.select("SELECT DISTINCT action FROM audit_entry ORDER BY action")
            .mapTo(String.class)
            .list());
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(row.getLong(1), new Deed(Instant.parse(row.getString(2)), row.getString(3),
        row.getString(4), row.getString(5), row.getString(6), row.getString(7)));
  }
}
