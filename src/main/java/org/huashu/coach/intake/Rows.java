package org.huashu.coach.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads tables whose cells are parted by a sign (RFC 4180), as spreadsheets and chat clients really
 * write them: any line end, line ends within quotation marks, quotation marks in the middle of a
 * cell as they stand. It holds one line at a time. Belongs to one thread.
 */
public final class Rows {

  private static final int END = -1;
  private static final int BUFFER = 1 << 14;

  private final Reader text;
  private final char sign;
  private final char[] buffer = new char[BUFFER];
  private final StringBuilder cell = new StringBuilder();
  private List<String> cells = new ArrayList<>();
  private int at;
  private int filled;
  private int line = 1;

  /** Reads a text whose cells are parted by that sign. */
  public Rows(Reader text, char sign) {
    this.text = text;
    this.sign = sign;
  }

  /**
   * The next line that says something; empty when there is none.
   *
   * @throws UnreadableFileException when it has too many cells, or too long ones
   */
  public Optional<Row> next() throws IOException {
    while (peek() != END) {
      Row row = row();
      if (!row.blank()) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private Row row() throws IOException {
    int begins = line;
    cells = new ArrayList<>();
    boolean open = false;
    boolean more = true;
    while (more) {
      open |= cell(begins);
      SheetLimits.check(cells, cell, begins);
      cells.add(cell.toString());
      more = peek() == sign;
      at += more ? 1 : 0;
    }
    lineEnd();
    return new Row(begins, List.copyOf(cells), open);
  }

  /** Reads a cell; tells whether its quotation mark is never closed. */
  private boolean cell(int begins) throws IOException {
    cell.setLength(0);
    boolean open = false;
    if (peek() == '"') {
      at++;
      open = quoted(begins);
    }
    for (int unit = peek(); unit != END && unit != sign && !ends(unit); unit = peek()) {
      append(unit, begins);
      at++;
    }
    return open;
  }

  private boolean quoted(int begins) throws IOException {
    for (int unit = take(); unit != END; unit = take()) {
      if (unit == '"') {
        if (peek() != '"') {
          return false;
        }
        at++;
      } else if (unit == '\r') {
        skipLineFeed();
        unit = '\n';
      }
      line += unit == '\n' ? 1 : 0;
      append(unit, begins);
    }
    return true;
  }

  /** A quotation mark that is never closed must not gather the rest of a large file. */
  private void append(int unit, int begins) {
    cell.append((char) unit);
    if (cell.length() > SheetLimits.MOST_CELL) {
      SheetLimits.check(cells, cell, begins);
    }
  }

  private static boolean ends(int unit) {
    return unit == '\n' || unit == '\r';
  }

  private void lineEnd() throws IOException {
    int unit = take();
    if (unit != END) {
      if (unit == '\r') {
        skipLineFeed();
      }
      line++;
    }
  }

  private void skipLineFeed() throws IOException {
    if (peek() == '\n') {
      at++;
    }
  }

  private int peek() throws IOException {
    if (at == filled) {
      filled = Math.max(0, text.read(buffer, 0, BUFFER));
      at = 0;
    }
    return at == filled ? END : buffer[at];
  }

  private int take() throws IOException {
    int unit = peek();
    at += unit == END ? 0 : 1;
    return unit;
  }
}
