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

  private NormalizedText(String original) {
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
      }
    }
    this.length = count;
  }

  /** The letters and digits of a text. */
  public static NormalizedText of(String original) {
    return new NormalizedText(original);
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
