package org.huashu.coach.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsTest {

  private static final int LARGE = 1 << 14;

  private static List<Row> rows(String text) throws IOException {
    Rows rows = new Rows(new StringReader(text), ',');
    List<Row> read = new ArrayList<>();
    for (var row = rows.next(); row.isPresent(); row = rows.next()) {
      read.add(row.get());
    }
    return read;
  }

  @Test
  void readsTheSameWhereverTheBufferEnds() throws IOException {
    String line = "a,\"b\r\n\"\"c\"\"\",d\r\n";
    for (int shift = 0; shift < line.length(); shift++) {
      String before = "x".repeat(LARGE - line.length() * 2 + shift) + "\r\n";
      List<Row> read = rows(before + line + line + line + line);
      assertEquals(List.of("a", "b\n\"c\"", "d"), read.get(1).cells());
      assertEquals(List.of(1, 2, 4, 6, 8), read.stream().map(Row::line).toList());
      assertEquals(read.get(1).cells(), read.get(4).cells());
    }
  }

  @Test
  void aQuotationMarkThatIsNeverClosedDoesNotGatherTheWholeFile() {
    String text = "a,\"b" + "c".repeat(40_000);
    assertEquals("cell",
        assertThrows(UnreadableFileException.class, () -> rows(text)).key());
  }
}
