package org.huashu.coach.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads tables whose cells are parted by a sign (RFC 4180), as spreadsheets and chat clients really
 * write them: any line end, line ends within quotation marks, quotation marks in the middle of a
 * cell as they stand.
 */
final class Separated {

  private static final String SIGNS = ",\t;";

  private final String text;
  private final char sign;
  private final List<Row> rows = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private int at;
  private int line = 1;

  private Separated(String text, char sign) {
    this.text = text;
    this.sign = sign;
  }

  /** The sign that parts the cells: the one that the first line has most of. */
  static char sign(String text) {
    int[] counts = new int[SIGNS.length()];
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '"') {
        quoted = !quoted;
      } else if (!quoted && (unit == '\n' || unit == '\r') && i > 0) {
        break;
      } else if (!quoted && SIGNS.indexOf(unit) >= 0) {
        counts[SIGNS.indexOf(unit)]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SIGNS.charAt(most);
  }

  /**
   * All lines that say something.
   *
   * @throws UnreadableFileException when there are too many of them, or of their cells
   */
  static List<Row> rows(String text, char sign) {
    return new Separated(text, sign).rows();
  }

  private List<Row> rows() {
    while (at < text.length()) {
      row();
    }
    return rows;
  }

  private void row() {
    int begins = line;
    cells = new ArrayList<>();
    boolean open = false;
    boolean more = true;
    while (more) {
      open |= cell();
      SheetLimits.check(cells, cell, begins);
      cells.add(cell.toString());
      more = at < text.length() && text.charAt(at) == sign;
      at += more ? 1 : 0;
    }
    lineEnd();
    Row row = new Row(begins, List.copyOf(cells), open);
    if (!row.blank()) {
      rows.add(row);
      SheetLimits.check(rows);
    }
  }

  /** Reads a cell; tells whether its quotation mark is never closed. */
  private boolean cell() {
    cell.setLength(0);
    boolean open = false;
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      open = quoted();
    }
    while (at < text.length() && text.charAt(at) != sign && !ends(text.charAt(at))) {
      cell.append(text.charAt(at++));
    }
    return open;
  }

  private boolean quoted() {
    while (at < text.length()) {
      char unit = text.charAt(at++);
      if (unit == '"') {
        if (at == text.length() || text.charAt(at) != '"') {
          return false;
        }
        at++;
      } else if (unit == '\r') {
        at += at < text.length() && text.charAt(at) == '\n' ? 1 : 0;
        unit = '\n';
      }
      line += unit == '\n' ? 1 : 0;
      cell.append(unit);
    }
    return true;
  }

  private static boolean ends(char unit) {
    return unit == '\n' || unit == '\r';
  }

  private void lineEnd() {
    if (at < text.length()) {
      at += text.startsWith("\r\n", at) ? 2 : 1;
      line++;
    }
  }
}
