package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.review.Counts.Cell;
import org.huashu.coach.review.Fate;
import org.huashu.coach.review.Measure;

/** Where a script that was offered counts. */
final class OfferedCell {

  private OfferedCell() {}

  /** Of a row with number, shop, agent, script, time and fate; older rows tell no fate. */
  static List<Cell> of(ResultSet row, ZoneId zone) throws SQLException {
    List<Measure> measures = new ArrayList<>(List.of(Measure.SUGGESTION_SHOWN));
    String fate = row.getString(6);
    if (!fate.isEmpty()) {
      measures.add(Fate.valueOf(fate).measure());
    }
    LocalDate day = LocalDate.ofInstant(Instant.parse(row.getString(5)), zone);
    List<Cell> cells = new ArrayList<>();
    for (Measure measure : measures) {
      cells.add(new Cell(measure, day, row.getString(2), row.getString(3), row.getString(4)));
    }
    return cells;
  }
}
