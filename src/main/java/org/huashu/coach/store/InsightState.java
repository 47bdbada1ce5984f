package org.huashu.coach.store;

import java.util.LinkedHashMap;
import java.util.Map;
import org.huashu.coach.review.Counts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** How far the days have been counted, and the writing of what is counted. */
final class InsightState {

  /** Counts how often days of flagged drafts were written. */
  static final String FLAGS = "flags";

  private static final String SETTINGS = "settings";
  private static final String ADD = "INSERT INTO insight_count "
      + "(measure, day, shop, agent, subject, amount) VALUES (?, ?, ?, ?, ?, ?) "
      + "ON CONFLICT (measure, day, shop, agent, subject) "
      + "DO UPDATE SET amount = insight_count.amount + excluded.amount";
  private static final String ADD_TO_DAY = "INSERT INTO insight_day "
      + "(measure, day, shop, agent, amount) VALUES (?, ?, ?, ?, ?) "
      + "ON CONFLICT (measure, day, shop, agent) "
      + "DO UPDATE SET amount = insight_day.amount + excluded.amount";
  private static final String ADD_SCRIPT = "INSERT INTO script_day "
      + "(day, shop, script, measure, amount) VALUES (?, ?, ?, ?, ?) "
      + "ON CONFLICT (day, shop, script, measure) "
      + "DO UPDATE SET amount = script_day.amount + excluded.amount";
  private static final String ALL_CHANGED = "INSERT INTO insight_changed (shop, hour, mark) "
      + "SELECT DISTINCT shop, substr(flagged_at, 1, 13), 1 FROM flagged_draft WHERE number > 0 "
      + "ON CONFLICT (shop, hour) DO UPDATE SET mark = insight_changed.mark + 1";

  private InsightState() {}

  /** Begins anew when the settings are not those by which was counted so far. */
  static void begin(Jdbi readers, GroupCommit commits, String settings) {
    if (SqlStore.read(readers, InsightState::settings).equals(settings)) {
      return;
    }
    var _ = commits.call(handle -> {
      if (settings(handle).equals(settings)) {
        return false;
      }
      handle.execute("DELETE FROM insight_count");
      handle.execute("DELETE FROM insight_day");
      handle.execute("DELETE FROM script_day");
      handle.execute("DELETE FROM insight_wait");
      handle.execute("DELETE FROM served_chat");
      handle.execute("DELETE FROM insight_state");
      handle.execute("INSERT INTO insight_state (name, state) VALUES (?, ?)", SETTINGS, settings);
      handle.execute(ALL_CHANGED);
      return true;
    });
  }

  private static String settings(Handle handle) {
    return handle.select("SELECT state FROM insight_state WHERE name = ?", SETTINGS)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  static long number(Handle handle, String name) {
    return handle.select("SELECT state FROM insight_state WHERE name = ?", name)
        .mapTo(String.class)
        .findOne()
        .map(Long::parseLong)
        .orElse(0L);
  }

  /** Notes how far it is; false when somebody else has gone on meanwhile. */
  static boolean advance(Handle handle, String name, long from, long to) {
    if (from == 0) {
      handle.execute(
          "INSERT INTO insight_state (name, state) VALUES (?, '0') ON CONFLICT DO NOTHING",
          name);
    }
    return handle.execute("UPDATE insight_state SET state = ? WHERE name = ? AND state = ?",
        Long.toString(to), name, Long.toString(from)) == 1;
  }

  /** A cell without its subject. */
  private record Day(String measure, String day, String shop, String agent) {}

  static void add(Handle handle, Counts counts) {
    Map<Day, Long> days = new LinkedHashMap<>();
    counts.amounts().forEach((cell, amount) -> {
      var day = new Day(cell.measure().name(), cell.day().toString(), cell.shop(), cell.agent());
      handle.execute(ADD, day.measure(), day.day(), day.shop(), day.agent(), cell.subject(),
          amount);
      if (cell.measure().ofScripts()) {
        handle.execute(ADD_SCRIPT, day.day(), day.shop(), cell.subject(), day.measure(), amount);
      }
      days.merge(day, amount, Long::sum);
    });
    days.forEach((day, amount) -> handle.execute(ADD_TO_DAY, day.measure(), day.day(), day.shop(),
        day.agent(), amount));
  }
}
