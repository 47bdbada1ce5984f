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

  private static final double MONTH = 28.0 * 24 * 60;
  private static final double LOOSE = 0.02;

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

  /** Of months and years two readings may differ a little: 12个月 is 1年, 半年 is 6个月. */
  private boolean within(Figure other) {
    double tolerance = kind == Kind.TIME && low >= MONTH && other.low >= MONTH ? LOOSE : 0;
    return other.low * (1 - tolerance) <= low && high <= other.high * (1 + tolerance);
  }
}
