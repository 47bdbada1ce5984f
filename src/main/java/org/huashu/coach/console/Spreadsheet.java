package org.huashu.coach.console;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.huashu.coach.text.CsvLine;

/**
 * Writes rows as a file for a spreadsheet, while they are read. A text that a spreadsheet would
 * take for a formula gets an apostrophe in front, in CSV; in XLSX every text is marked as text.
 */
record Spreadsheet(List<String> heads, ZoneId zone) {

  private static final int ROWS_IN_MEMORY = 500;
  private static final int MOST_ROWS = 1_048_000;

  /** A kind of file. */
  enum Format {
    CSV("text/csv; charset=utf-8", ".csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    private final String type;
    private final String ending;

    Format(String type, String ending) {
      this.type = type;
      this.ending = ending;
    }

    String type() {
      return type;
    }

    String ending() {
      return ending;
    }

    static Optional<Format> of(String name) {
      return Stream.of(values()).filter(it -> it.ending.equals("." + name)).findFirst();
    }
  }

  void write(Format format, Iterable<List<Cell>> rows, OutputStream out) throws IOException {
    switch (format) {
      case CSV -> writeCsv(rows, out);
      case XLSX -> writeXlsx(rows, out);
    }
  }

  private void writeCsv(Iterable<List<Cell>> rows, OutputStream out) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    writer.write(CsvLine.MARK);
    CsvLine.write(heads, writer);
    for (List<Cell> row : rows) {
      CsvLine.write(row.stream().map(this::text).toList(), writer);
    }
    writer.flush();
  }

  private void writeXlsx(Iterable<List<Cell>> rows, OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Huashu Coach", null)) {
      Worksheet sheet = book.newWorksheet("1");
      for (int i = 0; i < heads.size(); i++) {
        sheet.value(0, i, heads.get(i));
        sheet.style(0, i).bold().set();
      }
      sheet.freezePane(0, 1);
      int at = 1;
      for (List<Cell> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          sheet.inlineString(at, i, xml(text(row.get(i))));
        }
        if (at % ROWS_IN_MEMORY == 0) {
          sheet.flush();
        }
        if (++at > MOST_ROWS) {
          break;
        }
      }
      sheet.finish();
    }
  }

  private String text(Cell cell) {
    return cell.at().map(at -> Frame.fullTime(at, zone)).orElse(cell.text());
  }

  /** Without what XML 1.0 cannot hold, and not longer than a cell may be. */
  private static String xml(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(it -> it == '\t' || it == '\n' || it == '\r'
            || (it >= 0x20 && it <= 0xD7FF) || (it >= 0xE000 && it <= 0xFFFD) || it >= 0x10000)
        .limit(32_000)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
