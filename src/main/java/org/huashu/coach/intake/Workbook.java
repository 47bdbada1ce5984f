package org.huashu.coach.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the tables of an XLSX file; of a formula only the value that was kept beside it. */
final class Workbook {

  private static final String MAIN = "xl/workbook.xml";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int HEAD_OF_A_PART = 2_048;

  private Workbook() {}

  /** The names of its sheets, and the lines of one of them. */
  record Read(List<String> sheets, List<Row> rows) {}

  static boolean fits(SortedMap<String, byte[]> files) {
    return files.containsKey(MAIN);
  }

  /**
   * Reads a sheet.
   *
   * @param files what the archive holds, already found to be of bearable size
   * @param sheet counted from 0
   * @throws UnreadableFileException when it is broken
   */
  static Read read(byte[] bytes, SortedMap<String, byte[]> files, int sheet) {
    files.values().forEach(Workbook::refuseEntities);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes),
        new ReadingOptions(true, true))) {
      List<Sheet> sheets = book.getSheets().toList();
      if (sheets.isEmpty()) {
        throw new UnreadableFileException("xlsx-broken");
      }
      Sheet wanted = sheets.get(Math.clamp(sheet, 0, sheets.size() - 1));
      return new Read(sheets.stream().map(Sheet::getName).toList(), rows(wanted));
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException | RuntimeException _) {
      throw new UnreadableFileException("xlsx-broken");
    }
  }

  /** A spreadsheet has no use for a document type; only an attack by entities has. */
  private static void refuseEntities(byte[] part) {
    String head = new String(part, 0, Math.min(part.length, HEAD_OF_A_PART),
        StandardCharsets.ISO_8859_1).replace("\0", "");
    if (head.toUpperCase(Locale.ROOT).contains("<!DOCTYPE")) {
      throw new UnreadableFileException("xlsx-broken");
    }
  }

  private static List<Row> rows(Sheet sheet) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (Stream<org.dhatim.fastexcel.reader.Row> read = sheet.openStream()) {
      Iterator<org.dhatim.fastexcel.reader.Row> all = read.iterator();
      while (all.hasNext()) {
        Row row = row(all.next());
        if (!row.blank()) {
          rows.add(row);
          SheetLimits.check(rows);
        }
      }
    }
    return rows;
  }

  private static Row row(org.dhatim.fastexcel.reader.Row read) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < read.getCellCount(); i++) {
      String text = read.getOptionalCell(i).map(Workbook::text).orElse("");
      if (i < SheetLimits.MOST_COLUMNS || !text.isBlank()) {
        SheetLimits.check(cells, text, read.getRowNum());
        cells.add(text);
      }
    }
    return new Row(read.getRowNum(), List.copyOf(cells), false);
  }

  private static String text(Cell cell) {
    return switch (cell.getType()) {
      case NUMBER -> number(cell);
      case STRING -> cell.asString();
      case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "是" : "否";
      case FORMULA, ERROR, EMPTY -> kept(cell);
    };
  }

  /** A formula has no text but that of its kept value. */
  private static String kept(Cell cell) {
    Object value = cell.getType() == CellType.FORMULA ? cell.getRawValue() : null;
    return value == null ? "" : value.toString();
  }

  private static String number(Cell cell) {
    String format = cell.getDataFormatString();
    if (format != null && format.toLowerCase(Locale.ROOT).contains("y")) {
      LocalDateTime at = cell.asDate();
      return (at.toLocalTime().toSecondOfDay() == 0 ? DAY : MOMENT).format(at);
    }
    BigDecimal number = cell.asNumber();
    return number.stripTrailingZeros().toPlainString();
  }
}
