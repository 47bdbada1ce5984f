package org.huashu.coach.check;

import org.huashu.coach.text.Span;

/**
 * A figure with its unit, or a range of them: 7天, 两天, 48小时, 3-5天, 10元, 30%.
 *
 * @param low the least value, in minutes, working days, yuan or per cent
 * @param high the greatest value; the same as {@code low} unless it is a range
 * @param span where it stands, unit included
 */
record Figure(Kind kind, double low, double high, Span span) {

  /** What is counted. Only figures of one kind can be compared. */
  enum Kind {
    /** Time by the calendar, in minutes. */
    TIME,
    /** Working days, which no calendar turns into hours. */
    WORKING_DAY,
    /** Money in yuan. */
    MONEY,
    /** A share in per cent. */
    PERCENT
  }

  /** Whether the two can mean the same: one lies within the other. */
  boolean agreesWith(Figure other) {
    return kind == other.kind && (within(other) || other.within(this));
  }

  private boolean within(Figure other) {
    return other.low <= low && high <= other.high;
  }
}
