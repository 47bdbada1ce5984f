package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
  public List<Entry> list(Wanted wanted, Slice slice) {
    SqlScores.Select select = select(wanted, slice);
    return SqlStore.read(readers, handle -> handle.select(select.sql(), select.values())
        .map((row, _) -> entry(row))
        .list());
  }

  static SqlScores.Select select(Wanted wanted, Slice slice) {
    Where where = new Where().and("account = ?", given(wanted.account()))
        .and("action = ?", given(wanted.action()))
        .and("at >= ?", wanted.from().map(SqlJournal::moment))
        .and("at < ?", wanted.until().map(SqlJournal::moment));
    if (!wanted.words().isBlank()) {
      String words = SqlStore.holding(wanted.words());
      where.and("(subject LIKE ? ESCAPE '!' OR detail LIKE ? ESCAPE '!')", words, words);
    }
    Keyset keyset = switch (slice.order()) {
      case TIME -> new Keyset(slice.descending(), "number");
      case ACCOUNT -> new Keyset(slice.descending(), "account", "number");
      case ACTION -> new Keyset(slice.descending(), "action", "number");
    };
    slice.after().ifPresent(place -> {
      if (slice.order() == Order.TIME) {
        where.and(keyset.after(), place.number());
      } else {
        where.and(keyset.after(), place.key(), place.number());
      }
    });
    return new SqlScores.Select("SELECT number, at, account, action, subject, detail, address "
        + "FROM audit_entry" + where.sql() + keyset.order(), where.values(slice.most()));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
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
