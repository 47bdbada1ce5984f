package org.huashu.coach.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes flagged drafts as the service leaves them, many at once. */
final class FlaggedRows {

  private static final String HINT = "[{\"id\":\"h-%d\",\"category\":\"banned\",\"rule\":\"%s\","
      + "\"severity\":\"%s\",\"start\":%d,\"end\":%d,\"text\":\"我不知道\","
      + "\"replacements\":[\"我马上帮您核实\"],\"message\":\"不要直接说“我不知道”\"}]";

  /**
   * One draft.
   *
   * @param severity 1 for a warning, 2 for a stop
   * @param bad what was flagged; it holds 我不知道
   */
  record Row(long number, String conversation, String agent, Instant at, String rule, int severity,
      String bad, String sent) {

    String hints() {
      int start = Math.max(0, bad.indexOf("我不知道"));
      return HINT.formatted(number, rule, severity == 2 ? "BLOCK" : "WARN", start, start + 4);
    }

    List<Object> draft() {
      return List.of(number, LargeStore.SHOP, conversation, "d", agent, "这个怎么处理呀",
          LargeStore.moment(at), LargeStore.moment(at.plusSeconds(12)), sent, severity);
    }

    List<Object> revision() {
      return List.of(number, 1, LargeStore.moment(at), bad, severity == 2 ? "BLOCK" : "WARN",
          hints(), 1, "[\"script-1\"]");
    }

    List<Object> hint() {
      return List.of(number, "h-" + number, rule, "banned", severity);
    }
  }

  private final List<Row> rows = new ArrayList<>();

  void add(Row row) {
    rows.add(row);
  }

  void write(Connection connection) throws SQLException {
    insert(connection, "flagged_draft (number, shop, conversation, draft, agent, question, "
        + "flagged_at, sent_at, sent_text, severity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        Row::draft);
    insert(connection, "flagged_revision (flagged_draft, revision, at, text, verdict, hints, "
        + "release, suggestions) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", Row::revision);
    insert(connection, "flagged_hint (flagged_draft, hint, rule, category, severity) "
        + "VALUES (?, ?, ?, ?, ?)", Row::hint);
    try (var statement = connection.createStatement()) {
      statement.execute("INSERT INTO insight_changed (shop, hour, mark) "
          + "SELECT DISTINCT shop, substr(flagged_at, 1, 13), 1 FROM flagged_draft");
    }
  }

  private void insert(Connection connection, String into, Function<Row, List<Object>> values)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + into)) {
      for (Row row : rows) {
        int column = 0;
        for (Object value : values.apply(row)) {
          column++;
          insert.setObject(column, value);
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
