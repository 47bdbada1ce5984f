package org.huashu.coach.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Tells bytes that are no text, whatever a file is called. */
final class NoText {

  /** Some exports keep a form feed or an escape; what is full of such characters is no text. */
  private static final int UNITS_FOR_ONE_CONTROL = 100;
  /** A file that was cut or mixed up has a few of these; what is full of them is no text. */
  private static final int UNITS_FOR_ONE_BAD = 10;
  private static final char BAD = '\uFFFD';

  /** How a kind of file begins, in hexadecimal. */
  private record Kind(String name, String begins) {

    boolean fits(String beginning) {
      return beginning.startsWith(begins);
    }
  }

  /** The magic numbers of file(1). */
  private static final List<Kind> KINDS = List.of(new Kind("PNG", "89504e470d0a1a0a"),
      new Kind("JPEG", "ffd8ff"), new Kind("GIF", "474946383761"),
      new Kind("GIF", "474946383961"), new Kind("WebP / WAV / AVI", "52494646"),
      new Kind("PDF", hex("%PDF-".getBytes(StandardCharsets.US_ASCII))),
      new Kind("RTF", hex("{\\rtf".getBytes(StandardCharsets.US_ASCII))),
      new Kind("gzip", "1f8b08"), new Kind("7z", "377abcaf271c"),
      new Kind("RAR", "526172211a07"), new Kind("SQLite", hex("SQLite format 3"
          .getBytes(StandardCharsets.US_ASCII))),
      new Kind("MP3", "494433"), new Kind("ELF", "7f454c46"), new Kind("Java class", "cafebabe"));
  private static final int LOOK = 16;

  private NoText() {}

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes, 0, Math.min(LOOK, bytes.length));
  }

  /**
   * What a file is that is known and no text.
   *
   * @return as people call it
   */
  static Optional<String> kind(byte[] bytes) {
    String beginning = hex(bytes);
    return KINDS.stream().filter(kind -> kind.fits(beginning)).map(Kind::name).findFirst();
  }

  /** Whether somebody could have written it. */
  static boolean isText(String text) {
    long controls = 0;
    long bad = 0;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '\0') {
        return false;
      }
      boolean space = unit == '\t' || unit == '\n' || unit == '\r';
      controls += Character.isISOControl(unit) && !space ? 1 : 0;
      bad += unit == BAD || !Character.isDefined(unit) ? 1 : 0;
    }
    return controls * UNITS_FOR_ONE_CONTROL <= text.length()
        && bad * UNITS_FOR_ONE_BAD <= text.length();
  }
}
