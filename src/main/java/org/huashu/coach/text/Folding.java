package org.huashu.coach.text;

/**
 * Makes characters that look or mean the same equal: full and half width, Unicode's compatibility
 * forms (NFKC, where one character stays one), upper and lower case, traditional and simplified
 * script. One character becomes one character, so offsets into a folded text are offsets into the
 * original. Folding twice is folding once.
 */
public final class Folding {

  private static final CharacterTables TABLES = CharacterTables.read();
  private static final char[] FOLDED = TABLES.folded;
  private static final char[] LETTERS = TABLES.letters;

  private static final int LETTERS_OF_ALPHABET = 26;

  /** The A of the squared and circled alphabets that have no compatibility form: 🄰 🅐 🅰. */
  private static final int[] ENCLOSED_ALPHABETS = {0x1F130, 0x1F150, 0x1F170};

  private Folding() {}

  /** The text in lower case, half width and simplified script; as long as it was. */
  public static String fold(String text) {
    int i = 0;
    while (i < text.length() && FOLDED[text.charAt(i)] == text.charAt(i)) {
      i++;
    }
    if (i == text.length()) {
      return text;
    }
    char[] folded = text.toCharArray();
    for (; i < folded.length; i++) {
      folded[i] = FOLDED[folded[i]];
    }
    return new String(folded);
  }

  /**
   * The UTF-16 unit in lower case, half width and simplified script. Surrogates stay as they are.
   */
  public static char fold(char unit) {
    return FOLDED[unit];
  }

  /**
   * What a UTF-16 unit is when texts are compared letter by letter: folded, without accents and
   * brackets (é is e, ① and ⑴ are 1), and variants of a character made one (著 is 着).
   *
   * @return 0 for what is neither letter nor digit, and for surrogates
   */
  public static char letter(char unit) {
    return LETTERS[unit];
  }

  /**
   * {@link #letter(char)} for any code point: mathematical and enclosed letters are plain ones.
   *
   * @return 0 for what is neither letter nor digit, emoji among them; else a code point
   */
  public static int letter(int codePoint) {
    if (Character.isBmpCodePoint(codePoint)) {
      return LETTERS[codePoint];
    }
    for (int first : ENCLOSED_ALPHABETS) {
      if (codePoint >= first && codePoint < first + LETTERS_OF_ALPHABET) {
        return 'a' + codePoint - first;
      }
    }
    if (!Character.isLetterOrDigit(codePoint)) {
      return 0;
    }
    String plain = java.text.Normalizer.normalize(Character.toString(codePoint),
        java.text.Normalizer.Form.NFKC);
    return plain.length() == 1 ? LETTERS[plain.charAt(0)] : codePoint;
  }

  /**
   * Whether a reader sees nothing at its place: combining marks, variation selectors, zero-width
   * and other format characters. They belong to the character before them.
   */
  public static boolean invisible(int codePoint) {
    if (codePoint < 0xAD) {
      return false;
    }
    return isMark(codePoint) || Character.getType(codePoint) == Character.FORMAT
        || codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164
        || codePoint == 0xFFA0;
  }

  /** Whether it joins the character before it into one: accents, variation selectors, keycaps. */
  public static boolean isMark(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
        true;
      default -> false;
    };
  }

  /** The first offset from {@code offset} on at which no mark stands. */
  public static int afterMarks(String text, int offset) {
    int i = offset;
    while (i < text.length() && text.charAt(i) >= 0x300 && isMark(text.codePointAt(i))) {
      i += Character.charCount(text.codePointAt(i));
    }
    return i;
  }
}
