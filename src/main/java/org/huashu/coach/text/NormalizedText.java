package org.huashu.coach.text;

import java.util.Arrays;

/**
 * A text reduced to its letters and digits, each of which knows where it stood. What is neither
 * (spaces, signs, zero-width characters, combining marks, emoji) is left out; the rest is as
 * {@link Folding#letter(char)} says. Indexes count the units that are left, offsets the UTF-16
 * units of the original. A letter outside the basic plane that has no plain form keeps its two
 * units.
 */
public final class NormalizedText {

  private final String original;
  private final char[] units;
  private final int[] starts;
  private final int length;

  private NormalizedText(String original, boolean withSigns) {
    this.original = original;
    this.units = new char[original.length()];
    this.starts = new int[original.length()];
    int count = 0;
    for (int i = 0; i < original.length(); i++) {
      char c = original.charAt(i);
      char letter = Folding.letter(c);
      if (letter != 0) {
        units[count] = letter;
        starts[count++] = i;
      } else if (Character.isSurrogate(c)) {
        count = addPair(i, count);
        i += Character.charCount(original.codePointAt(i)) - 1;
      } else if (withSigns && !Disguises.meantBy(Folding.fold(c)).isEmpty()) {
        units[count] = Folding.fold(c);
        starts[count++] = i;
      }
    }
    this.length = count;
  }

  /** The letters and digits of a text. */
  public static NormalizedText of(String original) {
    return new NormalizedText(original, false);
  }

  /** The same, with the signs that may stand for a letter: the + of +V. */
  public static NormalizedText withSigns(String original) {
    return new NormalizedText(original, true);
  }

  /** Whether the unit at an index is such a sign. */
  public boolean isSign(int index) {
    return !Character.isSurrogate(units[index]) && Folding.letter(units[index]) == 0;
  }

  /** Whether a Latin word or a number goes on from the unit before an index to the one at it. */
  public boolean goesOnAt(int index) {
    if (index == 0 || index == length) {
      return false;
    }
    char before = units[index - 1];
    char after = units[index];
    boolean alike = (isLatin(before) && isLatin(after)) || (isDigit(before) && isDigit(after));
    return alike && isJoined(index);
  }

  /** Whether nothing a reader sees stands between a unit and the one before. */
  public boolean isJoined(int index) {
    int i = end(index - 1);
    while (i < starts[index]) {
      int codePoint = original.codePointAt(i);
      if (!Folding.invisible(codePoint)) {
        return false;
      }
      i += Character.charCount(codePoint);
    }
    return true;
  }

  private static boolean isLatin(char unit) {
    return unit >= 'a' && unit <= 'z';
  }

  private static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  /**
   * The number of the syllable that Latin letters spell; 0 when they spell none, -1 when none even
   * begins with them.
   */
  public int syllable(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isLatin(units[i])) {
        return -1;
      }
    }
    return Readings.spelled(units, from, to);
  }

  private int addPair(int offset, int count) {
    int codePoint = original.codePointAt(offset);
    int letter = Character.isBmpCodePoint(codePoint) ? 0 : Folding.letter(codePoint);
    if (letter == 0) {
      return count;
    }
    starts[count] = offset;
    if (Character.isBmpCodePoint(letter)) {
      units[count] = (char) letter;
      return count + 1;
    }
    units[count] = Character.highSurrogate(letter);
    units[count + 1] = Character.lowSurrogate(letter);
    starts[count + 1] = offset + 1;
    return count + 2;
  }

  /** How many letters and digits there are. */
  public int length() {
    return length;
  }

  /** The unit at an index. */
  public char unit(int index) {
    return units[index];
  }

  /** The offset at which the unit begins. */
  public int start(int index) {
    return starts[index];
  }

  /** The offset after the unit; marks that follow it do not count. */
  public int end(int index) {
    int start = starts[index];
    boolean pairInOne =
        Character.isHighSurrogate(original.charAt(start)) && !Character.isSurrogate(units[index]);
    return start + (pairInOne ? 2 : 1);
  }

  /** The index of the first unit that begins at the offset or later; the length if none does. */
  public int indexAt(int offset) {
    int found = Arrays.binarySearch(starts, 0, length, offset);
    return found >= 0 ? found : -found - 1;
  }

  /**
   * The span in the original from the unit {@code from} to the one before {@code to}, with what
   * stands between them and the marks on the last one.
   */
  public Span span(int from, int to) {
    return new Span(starts[from], Folding.afterMarks(original, end(to - 1)));
  }

  /** The text it was made of. */
  public String original() {
    return original;
  }

  /** The letters and digits alone. */
  @Override
  public String toString() {
    return new String(units, 0, length);
  }
}
