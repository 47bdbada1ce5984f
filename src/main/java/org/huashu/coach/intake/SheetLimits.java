package org.huashu.coach.intake;

import java.util.List;

/** How large a table may be. */
final class SheetLimits {

  static final int MOST_ROWS = 20_000;
  static final int MOST_COLUMNS = 60;
  static final int MOST_CELL = 32_767;

  private SheetLimits() {}

  static void check(List<Row> rows) {
    if (rows.size() > MOST_ROWS) {
      throw new UnreadableFileException("rows", Integer.toString(MOST_ROWS));
    }
  }

  static void check(List<String> cells, CharSequence next, int line) {
    if (cells.size() >= MOST_COLUMNS) {
      throw new UnreadableFileException("columns", Integer.toString(line),
          Integer.toString(MOST_COLUMNS));
    }
    if (next.length() > MOST_CELL) {
      throw new UnreadableFileException("cell", Integer.toString(line),
          Integer.toString(MOST_CELL));
    }
  }
}
