package org.huashu.coach.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CharacterTablesTest {

  private final CharacterTables shipped = CharacterTables.read();
  private final ComputedCharacters computed = new ComputedCharacters();

  /** If it fails, the file that would be right is {@code target/characters.gz}. */
  @Test
  void shipsWhatFollowsFromUnicodeAndOpenCC() throws IOException {
    List<String> different = IntStream.range(0, CharacterTables.UNITS)
        .filter(unit -> !same(unit) && !newToUnicode(unit))
        .mapToObj("U+%04X"::formatted)
        .toList();
    if (!different.isEmpty()) {
      write(Path.of("target/characters.gz"));
    }
    assertEquals(List.of(), different,
        "copy target/characters.gz to src/main/resources/org/huashu/coach/text");
  }

  private boolean same(int unit) {
    return shipped.folded[unit] == computed.folded[unit]
        && shipped.letters[unit] == computed.letters[unit];
  }

  /** A later JDK knows letters that were no characters yet when the file was made. */
  private boolean newToUnicode(int unit) {
    return Runtime.version().feature() > 25 && shipped.folded[unit] == unit
        && shipped.letters[unit] == 0;
  }

  private void write(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * CharacterTables.UNITS * Character.BYTES);
    for (int unit = 0; unit < CharacterTables.UNITS; unit++) {
      char folded = computed.folded[unit];
      char letter = computed.letters[unit];
      bytes.putChar(2 * unit, folded == unit ? CharacterTables.SAME : folded);
      bytes.putChar(2 * (CharacterTables.UNITS + unit), letter == folded
          ? CharacterTables.SAME
          : letter == 0 ? CharacterTables.NONE : letter);
    }
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(bytes.array());
    }
  }
}
