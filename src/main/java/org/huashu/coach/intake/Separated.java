package org.huashu.coach.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Tables whose cells are parted by a sign, as a whole. */
public final class Separated {

  private static final String SIGNS = ",\t;";

  private Separated() {}

  /** The sign that parts the cells: the one that the first line has most of. */
  public static char sign(String text) {
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
    Rows rows = new Rows(new StringReader(text), sign);
    List<Row> read = new ArrayList<>();
    try {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        read.add(row.get());
        SheetLimits.check(read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory can always be read", e);
    }
    return read;
  }
}
