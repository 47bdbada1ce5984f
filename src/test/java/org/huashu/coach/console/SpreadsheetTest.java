package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.huashu.coach.text.CsvLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {

  @TempDir
  Path folder;
  private final Spreadsheet sheet =
      new Spreadsheet(List.of("名字", "=head"), ZoneId.of("Asia/Shanghai"));

  @Test
  void csvBeginsWithItsMarkAndQuotesEveryText() throws IOException {
    assertEquals("\uFEFF\"名字\",\"'=head\"\r\n\"说\"\"好\"\",的\n是\",\"2026-11-25 10:00:00\"\r\n",
        csv(List.of(Cell.of("说\"好\",的\n是"),
            Cell.of(Optional.of(Instant.parse("2026-11-25T02:00:00Z"))))));
  }

  @Test
  void aTextThatASpreadsheetWouldRunIsMadeHarmless() {
    for (String text : List.of("=1+1", "+8613800000000", "-2+3", "@SUM(A1)", "\t=1", "\r=1",
        "\n=1", "＝1+1", "=HYPERLINK(\"http://evil\",\"x\")")) {
      assertEquals("'" + text, CsvLine.harmless(text));
    }
    for (String text : List.of("", "您好", "1-2", " =1", "'=1")) {
      assertEquals(text, CsvLine.harmless(text));
    }
  }

  @Test
  void xlsxHoldsTextsAsTextsWhateverIsInThem() throws IOException {
    String xml = xlsx(List.of(List.of(Cell.of("=1+1"), Cell.of("a\u0000b<&\uD800"))));
    assertTrue(xml.contains("=1+1") && !xml.contains("<f>"), xml);
    assertTrue(xml.contains("ab&lt;&amp;"), xml);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1",
    "=HYPERLINK(\"http://x.example\",\"1\")", "=cmd|' /C calc'!A0", "+8613800000000"})
  void whatLooksLikeAFormulaIsReadBackAsTheTextThatItWas(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    sheet.write(Spreadsheet.Format.XLSX, List.of(List.of(Cell.of("您好"), Cell.of(text))), out);
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
        var rows = book.getFirstSheet().openStream()) {
      var cell = rows.skip(1).findFirst().orElseThrow().getCell(1);
      assertEquals(CellType.STRING, cell.getType());
      assertNull(cell.getFormula());
      // XML knows one kind of line break only.
      assertEquals(text.replace('\r', '\n'), cell.getText().replace('\r', '\n'));
    }
  }

  @Test
  void manyRowsAreWrittenWhileTheyAreRead() throws IOException {
    Iterable<List<Cell>> rows = () -> IntStream.range(0, 100_000)
        .mapToObj(i -> List.of(Cell.of("话术" + i), Cell.of("您好，请稍等")))
        .iterator();
    var out = new ByteArrayOutputStream();
    sheet.write(Spreadsheet.Format.CSV, rows, out);
    assertEquals(100_001, out.toString(StandardCharsets.UTF_8).lines().count());
    String xml = xlsx(Stream.generate(() -> List.of(Cell.of("a"), Cell.of("b")))
        .limit(2_000)
        .toList());
    assertTrue(xml.contains("r=\"2001\""));
  }

  private String csv(List<Cell> row) throws IOException {
    var out = new ByteArrayOutputStream();
    sheet.write(Spreadsheet.Format.CSV, List.of(row), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** The sheet as XML. */
  private String xlsx(List<List<Cell>> rows) throws IOException {
    Path file = folder.resolve("sheet.xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      sheet.write(Spreadsheet.Format.XLSX, rows, out);
    }
    try (var zip = new ZipFile(file.toFile());
        var in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
