package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.List;

/**
 * A list behind a number of the insight pages.
 *
 * @param from the first day
 * @param until the last day
 * @param late the name of the tick for late rounds only; empty for none
 */
public record InsightListModel(ListState state, LocalDate from, LocalDate until, Table table,
    String title, String late,
    List<UserModel.Choice> profiles) {

  InsightListModel(InsightRange range, Table table, String title, String late,
      List<UserModel.Choice> profiles) {
    this(range.state(), range.range().from(), range.range().to(), table, title, late, profiles);
  }
}
