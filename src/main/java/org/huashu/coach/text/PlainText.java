package org.huashu.coach.text;

/**
 * A text as a reader sees it: one unit for each visible character, letters and digits as
 * {@link Folding#letter(int)} says, signs folded, the invisible left out. Every unit knows where it
 * stood; indexes count units, offsets the UTF-16 units of the original.
 */
final class PlainText {

  /** What stands for a pair that is neither letter nor digit: emoji. */
  static final char SIGN = '\uFFFC';

  /** What stands for an ideograph outside the basic plane: any rare one does. */
  private static final char IDEOGRAPH = '\u3400';

  private final String original;
  private final String units;
  private final int[] starts;

  private PlainText(String original) {
    this.original = original;
    this.starts = new int[original.length()];
    StringBuilder read = new StringBuilder(original.length());
    int size;
    for (int i = 0; i < original.length(); i += size) {
      int codePoint = original.codePointAt(i);
      size = Character.charCount(codePoint);
      if (!Folding.invisible(codePoint)) {
        starts[read.length()] = i;
        read.append(plain(codePoint));
      }
    }
    this.units = read.toString();
  }

  static PlainText of(String original) {
    return new PlainText(original);
  }

  private static char plain(int codePoint) {
    if (Character.isDigit(codePoint)) {
      return (char) ('0' + Character.digit(codePoint, 10));
    }
    int letter = Folding.letter(codePoint);
    if (letter != 0) {
      return Character.isBmpCodePoint(letter) ? (char) letter : IDEOGRAPH;
    }
    return Character.isBmpCodePoint(codePoint) ? Folding.fold((char) codePoint) : SIGN;
  }

  /** The units. */
  String units() {
    return units;
  }

  /**
   * The span in the original of the units {@code from} to {@code to}, marks on the last with it.
   */
  Span span(int from, int to) {
    int last = starts[to - 1];
    int end = last + Character.charCount(original.codePointAt(last));
    return new Span(starts[from], Folding.afterMarks(original, end));
  }

  /** {@link #span(int, int)} of a span of units. */
  Span original(Span span) {
    return span(span.start(), span.end());
  }
}
