package org.huashu.coach.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/**
 * The two tables of {@link Folding}, one entry for each of the 65 536 UTF-16 units. They follow
 * from Unicode and OpenCC, but computing them takes a cold JVM half a second; a test computes them
 * and compares.
 */
final class CharacterTables {

  static final int UNITS = 1 << 16;

  /** In the file: folded as it is; a letter as it is folded. */
  static final char SAME = 0;

  /** In the file: no letter. */
  static final char NONE = 1;

  private static final String FILE = "characters.gz";

  final char[] folded;
  final char[] letters;

  private CharacterTables(char[] folded, char[] letters) {
    this.folded = folded;
    this.letters = letters;
  }

  /** Reads the file: both tables, one after the other, two bytes a unit. */
  static CharacterTables read() {
    try (var stream = CharacterTables.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw new IllegalStateException("no " + FILE + " on the class path");
      }
      var units = ByteBuffer.wrap(new GZIPInputStream(stream).readAllBytes()).asCharBuffer();
      char[] folded = new char[UNITS];
      char[] letters = new char[UNITS];
      units.get(folded).get(letters);
      for (int unit = 0; unit < UNITS; unit++) {
        folded[unit] = folded[unit] == SAME ? (char) unit : folded[unit];
        letters[unit] = switch (letters[unit]) {
          case SAME -> folded[unit];
          case NONE -> 0;
          default -> letters[unit];
        };
      }
      return new CharacterTables(folded, letters);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
