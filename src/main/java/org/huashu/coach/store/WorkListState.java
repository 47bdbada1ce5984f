package org.huashu.coach.store;

import org.jdbi.v3.core.Handle;

/** What lists that are made in the background were made from. */
final class WorkListState {

  static final String PAIRS = "pairs";
  static final String GROUPS = "groups";

  private static final String WRITE = "INSERT INTO work_list_state (name, state) VALUES (?, ?) "
      + "ON CONFLICT (name) DO UPDATE SET state = excluded.state";

  private WorkListState() {}

  /** Empty when it was never made. */
  static String read(Handle handle, String name) {
    return handle.select("SELECT state FROM work_list_state WHERE name = ?", name)
        .mapTo(String.class)
        .findOne()
        .orElse("");
  }

  static void write(Handle handle, String name, String state) {
    handle.execute(WRITE, name, state);
  }
}
