package org.huashu.coach.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;

/** Fills what the console itself keeps: accounts, the audit log, releases of the past. */
final class ConsoleRows {

  /** Everybody in one: the account's name is also an agent's, who has drafts of its own. */
  static final String NAME = "agent-07";

  static final String PASSWORD = "马走日象走田";
  static final int DEEDS = 100_000;
  private static final int ACCOUNTS = 1_000;
  private static final int RELEASES = 500;
  private static final List<String> ACTIONS =
      List.of("sign-in", "sign-out", "script.save", "rule.save", "release.publish", "rule.try");

  private ConsoleRows() {}

  static void fill(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      String hash = Passwords.usual().hash(PASSWORD);
      rows(connection, "account (name, display, password, disabled, created_at)", ACCOUNTS,
          i -> List.of(i == 0 ? NAME : "person-%04d".formatted(i), "员工" + i, hash, 0,
              LargeStore.LAST.toString()));
      rows(connection, "account_grant (account, role, shop)", ACCOUNTS - 1,
          i -> List.of("person-%04d".formatted(i + 1), Role.AGENT.wireName(), LargeStore.SHOP));
      List<Role> roles = Stream.of(Role.values()).toList();
      rows(connection, "account_grant (account, role, shop)", roles.size(),
          i -> List.of(NAME, roles.get(i).wireName(), Grant.EVERY_SHOP));
      rows(connection, "audit_entry (at, account, action, subject, detail, address)", DEEDS,
          i -> List.of(at(i, DEEDS), Account.folded("person-%04d".formatted(1 + i % 999)),
              ACTIONS.get(i % ACTIONS.size()), "made-up-03.number-" + i % 10_000, "改了措辞 " + i,
              "127.0.0.1"));
      rows(connection, "knowledge_release (number, digest, reason, author, origin, published_at)",
          RELEASES, i -> List.of(i + 1, "digest-" + i, "第 " + i + " 次改动", "person-0001", "FILES",
              at(i, RELEASES)));
      connection.commit();
    }
  }

  private static String at(int i, int all) {
    Instant at = LargeStore.LAST.minus(LargeStore.LASTS)
        .plus(Duration.ofMillis(LargeStore.LASTS.toMillis() * i / all));
    return LargeStore.moment(at);
  }

  private static void rows(Connection connection, String into, int count,
      IntFunction<List<Object>> row) throws SQLException {
    String marks = "?, ".repeat(row.apply(0).size() - 1) + "?";
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
      for (int i = 0; i < count; i++) {
        int column = 0;
        for (Object value : row.apply(i)) {
          column++;
          insert.setObject(column, value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
