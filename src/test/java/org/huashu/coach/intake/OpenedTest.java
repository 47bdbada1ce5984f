package org.huashu.coach.intake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are recognised by what is in them, and hostile ones are refused. */
class OpenedTest {

  private static final Settings FRESH = Settings.fresh("");
  private static final Charset GB18030 = Charset.forName("GB18030");

  @ParameterizedTest
  @CsvSource({"phrases-gb18030.csv, PHRASES, GB18030, false",
    "phrases-utf8-bom.csv, PHRASES, UTF-8, true",
    "escaped-gb18030.csv, ESCAPED_PHRASES, GB18030, false",
    "escaped-utf8.csv, ESCAPED_PHRASES, UTF-8, false"})
  void quickPhrasesOfBothFamiliesAreReadInBothEncodings(String file, Layout.Family family,
      String encoding, boolean marked) throws IOException {
    Opened.Table table = table(golden(file));
    assertEquals(encoding + marked, table.decoded().orElseThrow().encoding().title()
        + table.decoded().orElseThrow().marked());
    Layout layout = Layout.of(table.rows(), FRESH);
    assertEquals(family, layout.family());
    List<List<String>> said = SheetLine.of(table.rows(), layout)
        .stream()
        .map(line -> List.of(line.text(Field.KEYWORD), line.text(Field.ANSWER), line.category()))
        .toList();
    String comma = family == Layout.Family.PHRASES ? "，" : ",";
    assertEquals(List.of(
        List.of("fh48", "您好，付款后 48 小时内发货" + comma + "\"预售款\"以页面为准。", "物流"),
        List.of("td7", "亲，支持七天无理由退货\n1. 吊牌完好；\n2. 不影响二次销售", "售后咨询"),
        List.of("", "非常感谢您的支持，祝您生活愉快", ""),
        List.of("发货", "=今天下单，今天就发", "物流")), said);
  }

  @Test
  void theLineOfAQuotedCellIsTheOneItBeginsOn() throws IOException {
    List<Integer> lines = table(golden("phrases-gb18030.csv")).rows()
        .stream()
        .map(Row::line)
        .toList();
    assertEquals(List.of(1, 2, 3, 6, 7), lines);
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSignThatPartsCellsIsFound(String sign) {
    String text = "标题" + sign + "\"答,;案\"" + sign + "标签\n甲" + sign + "乙" + sign + "丙\n";
    List<Row> rows = table(text.getBytes(StandardCharsets.UTF_8)).rows();
    assertEquals(List.of("标题", "答,;案", "标签"), rows.getFirst().cells());
    assertEquals(List.of("甲", "乙", "丙"), rows.getLast().cells());
  }

  @Test
  void quotationMarksInTheMiddleOfACellStay() {
    List<Row> rows = table("标题,答案\n尺寸 5\",\"他说\"\"好\"\"。\"\n".getBytes(GB18030)).rows();
    assertEquals(List.of("尺寸 5\"", "他说\"好\"。"), rows.getLast().cells());
  }

  @Test
  void aQuotationMarkThatIsNeverClosedIsToldOnItsLine() {
    Opened.Table table = table("标题,答案\n一,好\n二,\"没完\n三,好\n".getBytes(GB18030));
    List<SheetLine> lines = SheetLine.of(table.rows(), Layout.of(table.rows(), FRESH));
    assertEquals(List.of(Fault.of("quote", "3")), lines.getLast().faults());
    assertEquals(2, lines.size());
  }

  @Test
  void aSlipInUtf8IsToldOnItsLineAndNotTakenForAnotherEncoding() {
    byte[] good = "标题,答案\n一,没有问题的一行，写得长一些\n二,坏一个字的一行，也写得长一些\n"
        .getBytes(StandardCharsets.UTF_8);
    good[good.length - 4] = (byte) 0xFF;
    Opened.Table table = table(good);
    assertEquals("UTF-8", table.decoded().orElseThrow().encoding().title());
    List<SheetLine> lines = SheetLine.of(table.rows(), Layout.of(table.rows(), FRESH));
    assertEquals(List.of(), lines.getFirst().faults());
    assertEquals(List.of("characters"),
        lines.getLast().faults().stream().map(Fault::key).toList());
  }

  @Test
  void anotherEncodingCanBeChosen() {
    byte[] big5 = "標題,答案\n退貨,七天內可以退貨\n".getBytes(Charset.forName("Big5"));
    Settings settings = new Settings("Big5", "", 0, Settings.ANY_HEAD, List.of(),
        new java.util.TreeMap<>(), "", "", false, false, null);
    Opened.Table table = (Opened.Table) Opened.of("a.csv", big5, settings);
    assertEquals(List.of("退貨", "七天內可以退貨"), table.rows().getLast().cells());
  }

  @Test
  void unicodeTextOfExcelIsRead() {
    byte[] text = "\uFEFF标题\t答案\r\n一\t好\r\n".getBytes(StandardCharsets.UTF_16LE);
    assertEquals(List.of("一", "好"), table(text).rows().getLast().cells());
  }

  @Test
  void aWorkbookIsReadWithItsDaysAndWithoutItsFormulas() throws IOException {
    byte[] book = workbook(sheet -> {
      sheet.value(0, 0, "快捷编码");
      sheet.value(0, 1, "快捷短语");
      sheet.value(0, 2, "有效期至");
      sheet.value(1, 0, "123");
      sheet.inlineString(1, 1, "第一行\n第二行");
      sheet.value(1, 2, LocalDate.of(2026, 11, 30));
      sheet.style(1, 2).format("yyyy-mm-dd").set();
      sheet.value(2, 0, 48.0);
      sheet.formula(2, 1, "HYPERLINK(\"http://x\",\"点我\")");
    });
    Opened.Table table = table(book);
    assertEquals(List.of("123", "第一行\n第二行", "2026-11-30"), table.rows().get(1).cells());
    assertEquals("48", table.rows().get(2).cell(0));
    assertEquals("", table.rows().get(2).cell(1));
    assertEquals(Optional.empty(), table.decoded());
  }

  // --- hostile files

  @Test
  void anArchiveThatUnpacksToTooMuchIsRefusedWhateverItSays() throws IOException {
    byte[] bomb = zip(Map.of("scripts/a.yaml", new byte[70 << 20]));
    assertEquals(List.of("zip-large", "64"), refused("a.zip", bomb));
    byte[] book = zip(Map.of("xl/workbook.xml", new byte[70 << 20]));
    assertEquals(List.of("zip-large", "64"), refused("a.xlsx", book));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "C:\\Windows\\a.yaml",
    "scripts\\..\\..\\a.yaml", "scripts/../rules/a/b.yaml"})
  void anArchiveWithANameThatLeadsOutIsRefused(String name) throws IOException {
    assertEquals("zip-path", refused("a.zip", zip(Map.of(name, new byte[]{'a'}))).getFirst());
  }

  @Test
  void whatIsBrokenIsRefusedWithItsReason() throws IOException {
    byte[] book = workbook(sheet -> sheet.value(0, 0, "答案"));
    byte[] cut = java.util.Arrays.copyOf(book, book.length / 2);
    assertEquals(List.of("zip-broken"), refused("a.xlsx", cut));
    assertEquals(List.of("xlsx-broken"),
        refused("a.xlsx", zip(Map.of("xl/workbook.xml", "<no".getBytes(GB18030)))));
    assertEquals(List.of("xlsx-broken"), refused("a.xlsx", zip(Map.of("xl/workbook.xml",
        "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"
            .getBytes(GB18030)))));
    assertEquals(List.of("xls"), refused("a.xls", new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11,
      (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0}));
    assertEquals(List.of("empty"), refused("a.csv", new byte[0]));
    assertEquals(List.of("empty"), refused("a.csv", " \n,,\n".getBytes(GB18030)));
    assertEquals(List.of("binary"), refused("a.csv", new byte[]{'a', 0, 'b'}));
    assertEquals(List.of("encoding"),
        refused("a.csv", new byte[]{(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 'a'}));
    assertEquals(List.of("yaml"), refused("a.yaml", "a: 1".getBytes(GB18030)));
    assertEquals(List.of("large", "20"), refused("a.csv", new byte[(20 << 20) + 1]));
  }

  @Test
  void tablesThatAreTooLongTooWideOrTooFullAreRefused() {
    assertEquals("rows", refused("a.csv", "一,二\n".repeat(20_001).getBytes(GB18030)).getFirst());
    assertEquals(List.of("columns", "1", "60"),
        refused("a.csv", ",x".repeat(60).getBytes(GB18030)));
    assertEquals(List.of("cell", "1", "32767"),
        refused("a.csv", "x".repeat(32_768).getBytes(GB18030)));
  }

  private static List<String> refused(String name, byte[] bytes) {
    var e = assertThrows(UnreadableFileException.class, () -> Opened.of(name, bytes, FRESH));
    return java.util.stream.Stream
        .concat(java.util.stream.Stream.of(e.key()), e.values().stream())
        .toList();
  }

  private static Opened.Table table(byte[] bytes) {
    return (Opened.Table) Opened.of("table", bytes, FRESH);
  }

  static byte[] golden(String name) throws IOException {
    try (InputStream in = OpenedTest.class.getResourceAsStream("/intake/" + name)) {
      return java.util.Objects.requireNonNull(in).readAllBytes();
    }
  }

  /** Fills a sheet. */
  @FunctionalInterface
  interface Filling {
    void into(Worksheet sheet);
  }

  private static byte[] workbook(Filling filling) throws IOException {
    var out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "test", null)) {
      Worksheet sheet = book.newWorksheet("话术");
      filling.into(sheet);
      sheet.finish();
    }
    return out.toByteArray();
  }

  static byte[] zip(Map<String, byte[]> files) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    }
    assertArrayEquals(new byte[]{'P', 'K', 3, 4},
        java.util.Arrays.copyOf(out.toByteArray(), 4));
    return out.toByteArray();
  }
}
