package org.huashu.coach.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.huashu.coach.review.Counts.Cell;
import org.huashu.coach.review.Measure;

/** Where a script that was offered counts. */
final class OfferedCell {

  private OfferedCell() {}

  /** Of a row with number, shop, agent, script and time. */
  static Cell of(ResultSet row, ZoneId zone) throws SQLException {
    return new Cell(Measure.SUGGESTION_SHOWN,
        LocalDate.ofInstant(Instant.parse(row.getString(5)), zone), row.getString(2),
        row.getString(3), row.getString(4));
  }
}
