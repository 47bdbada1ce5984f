package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * An agent's own flagged drafts.
 *
 * @param notes what trainers said and the agent has not read yet
 */
public record OwnDraftsModel(FilterForm filters, Table table, List<Note> notes) {

  /** One note, and where its draft is. */
  public record Note(String href, Instant at, String by, String said, String comment) {}
}
