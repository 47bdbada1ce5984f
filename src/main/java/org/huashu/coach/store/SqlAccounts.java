package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Accounts;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Accounts as rows, their roles beside them. */
final class SqlAccounts implements Accounts {

  private static final String SELECT =
      "SELECT name, display, disabled, created_at, signed_in_at FROM account a ";

  private final Jdbi readers;
  private final GroupCommit commits;

  SqlAccounts(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public Optional<Account> find(String name) {
    return SqlStore.read(readers,
        handle -> handle.select(SELECT + "WHERE name = ?", name)
            .map((row, _) -> account(row, handle))
            .findOne());
  }

  @Override
  public List<Account> list(Wanted wanted, Slice slice) {
    StringBuilder sql = new StringBuilder(SELECT + "WHERE 1 = 1");
    List<Object> values = new ArrayList<>();
    if (!wanted.words().isBlank()) {
      sql.append(" AND (name LIKE ? ESCAPE '!' OR display LIKE ? ESCAPE '!')");
      String like = SqlStore.holding(wanted.words());
      values.addAll(List.of(like, like));
    }
    wanted.role().ifPresent(role -> {
      sql.append(" AND EXISTS (SELECT 1 FROM account_grant g WHERE g.account = a.name"
          + " AND g.role = ?)");
      values.add(role.wireName());
    });
    wanted.disabled().ifPresent(disabled -> {
      sql.append(" AND disabled = ?");
      values.add(disabled ? 1 : 0);
    });
    if (!slice.after().isEmpty()) {
      sql.append(slice.descending() ? " AND name < ?" : " AND name > ?");
      values.add(slice.after());
    }
    sql.append(" ORDER BY name").append(slice.descending() ? " DESC" : "").append(" LIMIT ?");
    values.add(slice.most());
    return SqlStore.read(readers, handle -> handle.select(sql.toString(), values.toArray())
        .map((row, _) -> account(row, handle))
        .list());
  }

  @Override
  public boolean any() {
    return SqlStore.read(readers, handle -> handle.select("SELECT 1 FROM account LIMIT 1")
        .mapTo(Integer.class)
        .findOne()
        .isPresent());
  }

  @Override
  public boolean add(Account account, String password) {
    return commits.call(handle -> {
      int added = handle.execute(
          "INSERT INTO account (name, display, password, disabled, created_at) "
              + "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
          account.name(), account.display(), password, account.disabled() ? 1 : 0,
          account.createdAt().toString());
      if (added == 1) {
        keepGrants(handle, account);
      }
      return added == 1;
    });
  }

  @Override
  public void update(Account account) {
    var _ = commits.call(handle -> {
      handle.execute("DELETE FROM account_grant WHERE account = ?", account.name());
      keepGrants(handle, account);
      return handle.execute("UPDATE account SET display = ?, disabled = ? WHERE name = ?",
          account.display(), account.disabled() ? 1 : 0, account.name());
    });
  }

  private static void keepGrants(Handle handle, Account account) {
    account.grants()
        .forEach(grant -> handle.execute(
            "INSERT INTO account_grant (account, role, shop) VALUES (?, ?, ?)", account.name(),
            grant.role().wireName(), grant.shop()));
  }

  @Override
  public Optional<String> password(String name) {
    return SqlStore.read(readers,
        handle -> handle.select("SELECT password FROM account WHERE name = ?", name)
            .mapTo(String.class)
            .findOne()
            .filter(hash -> !hash.isEmpty()));
  }

  @Override
  public void setPassword(String name, String hash) {
    var _ = commits.call(
        handle -> handle.execute("UPDATE account SET password = ? WHERE name = ?", hash, name));
  }

  @Override
  public void signedIn(String name, Instant at) {
    var _ = commits.call(handle -> handle
        .execute("UPDATE account SET signed_in_at = ? WHERE name = ?", at.toString(), name));
  }

  private static Account account(ResultSet row, Handle handle) throws SQLException {
    String name = row.getString(1);
    String signedIn = row.getString(5);
    return new Account(name, row.getString(2), grants(handle, name), row.getInt(3) != 0,
        Instant.parse(row.getString(4)), Optional.ofNullable(signedIn).map(Instant::parse));
  }

  private static SortedSet<Grant> grants(Handle handle, String name) {
    SortedSet<Grant> grants = new TreeSet<>();
    handle.select("SELECT role, shop FROM account_grant WHERE account = ?", name)
        .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
        .forEach(grant -> Role.of(grant.getKey())
            .ifPresent(role -> grants.add(new Grant(role, grant.getValue()))));
    return grants;
  }
}
