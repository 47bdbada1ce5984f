package org.huashu.coach.text;

/**
 * A half-open range of UTF-16 code units, the unit in which JavaScript counts.
 *
 * @param start the first unit, at least 0
 * @param end the unit after the last, at least {@code start}
 */
public record Span(int start, int end) {

  /** Refuses a range that is negative or ends before it starts. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span from " + start + " to " + end);
    }
  }

  /** How many UTF-16 units it covers. */
  public int length() {
    return end - start;
  }

  /** Whether every unit of the other span is also one of this. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the two share at least one unit. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** The part of a text that it covers. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
