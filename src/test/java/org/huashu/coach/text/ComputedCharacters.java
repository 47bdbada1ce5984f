package org.huashu.coach.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * The two tables of {@link Folding} as they follow from Unicode and OpenCC, one entry for each of
 * the 65 536 UTF-16 units. The traditional characters are those that opencc4j ships.
 */
final class ComputedCharacters {

  private static final int UNITS = CharacterTables.UNITS;

  private static final String TRADITIONAL = "/data/dictionary/TSCharacters.txt";

  /**
   * Spellings that are the same to a reader and different to OpenCC, because simplified script
   * keeps both: good for comparing, not for showing.
   */
  private static final String SAME_TO_A_READER = "著着妳你祢你祂它牠它甚什";

  /** The first of nine circled digits, from 1 on, that have no compatibility form. */
  private static final int[] CIRCLED_DIGITS = {0x24F5, 0x2776, 0x2780, 0x278A};

  /** Letters by their Unicode type, yet invisible: the Hangul fillers. */
  private static final String FILLERS = "\u115F\u1160\u3164\uFFA0";

  private final char[] simplified = new char[UNITS];
  private final char[] variant = new char[UNITS];
  final char[] folded = new char[UNITS];
  final char[] letters = new char[UNITS];

  ComputedCharacters() {
    readTraditional();
    for (int i = 0; i + 1 < SAME_TO_A_READER.length(); i += 2) {
      variant[SAME_TO_A_READER.charAt(i)] = SAME_TO_A_READER.charAt(i + 1);
    }
    for (int c = 0; c < UNITS; c++) {
      folded[c] = folded((char) c);
    }
    close(folded);
    for (int c = 0; c < UNITS; c++) {
      letters[c] = letter((char) c);
    }
    for (int first : CIRCLED_DIGITS) {
      for (int i = 0; i < 9; i++) {
        letters[first + i] = (char) ('1' + i);
      }
    }
    close(letters);
  }

  /** Follows chains to their end (薴, 苧, 苎), so that applying a table twice changes nothing. */
  private static void close(char[] table) {
    for (int c = 0; c < UNITS; c++) {
      for (int step = 0; step < 4 && table[table[c]] != table[c]; step++) {
        table[c] = table[table[c]];
      }
    }
  }

  private char folded(char c) {
    if (c < 0x80) {
      return Character.toLowerCase(c);
    }
    String compatible = compatible(c, Form.NFKC);
    char folded = compatible.length() == 1 ? compatible.charAt(0) : c;
    char lower = Character.toLowerCase(Character.toUpperCase(folded));
    return simplified[lower] == 0 ? lower : simplified[lower];
  }

  /** The character as a letter or digit of the matching form, or 0. */
  private char letter(char c) {
    char folded = this.folded[c];
    if (FILLERS.indexOf(folded) >= 0 || Character.isSurrogate(c)) {
      return 0;
    }
    char core = core(folded);
    if (core == 0) {
      return 0;
    }
    char plain = this.folded[core];
    return variant[plain] == 0 ? plain : variant[plain];
  }

  /** A letter without its accents, a number without its brackets; 0 when nothing is left. */
  private static char core(char c) {
    if (c < 0x80) {
      return isLetter(c) ? c : 0;
    }
    String parts = compatible(c, Form.NFKD);
    char core = 0;
    for (int i = 0; i < parts.length(); i++) {
      if (isLetter(parts.charAt(i))) {
        if (core != 0) {
          return isLetter(c) ? c : 0;
        }
        core = parts.charAt(i);
      }
    }
    return core;
  }

  /** Letters, digits and letter-like numbers; of the modifier letters only the iteration mark. */
  private static boolean isLetter(char c) {
    return switch (Character.getType(c)) {
      case Character.MODIFIER_LETTER -> c == '々';
      case Character.LETTER_NUMBER -> true;
      default -> Character.isLetterOrDigit(c);
    };
  }

  /**
   * Only where Latin, Greek and Cyrillic letters, signs and compatibility forms stand: the rest has
   * no forms that matter here.
   */
  private static String compatible(char c, Form form) {
    boolean mayChange = c < 0x530 || (c >= 0x1D00 && c < 0x2C00)
        || (c >= 0x2E80 && c < 0x3400) || (c >= 0xF900 && c < 0xFFF0);
    return mayChange ? Normalizer.normalize(String.valueOf(c), form) : String.valueOf(c);
  }

  private void readTraditional() {
    try (var stream = ComputedCharacters.class.getResourceAsStream(TRADITIONAL)) {
      if (stream == null) {
        throw new IllegalStateException("no " + TRADITIONAL + " of opencc4j on the class path");
      }
      var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      lines.lines().forEach(this::readTraditional);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TRADITIONAL, e);
    }
  }

  /**
   * One line: the traditional character, a tab, the simplified ones it may stand for, the usual one
   * first. 乾 is itself first and 干 next: then the next one is what a reader takes it for.
   */
  private void readTraditional(String line) {
    int tab = line.indexOf('\t');
    if (tab != 1) {
      return;
    }
    char traditional = line.charAt(0);
    for (String candidate : line.substring(2).strip().split(" ", -1)) {
      if (candidate.length() != 1) {
        continue;
      }
      if (simplified[traditional] == 0) {
        simplified[traditional] = candidate.charAt(0);
      }
      if (candidate.charAt(0) != traditional) {
        variant[traditional] = candidate.charAt(0);
        return;
      }
    }
  }
}
