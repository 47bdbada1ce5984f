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

  private static final double DAY = 24.0 * 60;
  private static final double MONTH = 28 * DAY;
  private static final double LOOSE = 0.02;

  /** Figures that differ by a greater factor are about different things: 10分钟 and 7天. */
  private static final double FARTHEST = 30;

  /** What is counted. Only figures of one kind can be compared. */
  enum Kind {
    /** Time by the calendar, in minutes. */
    TIME,
    /** Working days, which no calendar turns into hours. */
    WORKING_DAY,
    /** Money in yuan. */
    MONEY,
    /** A share in per cent. */
    PERCENT,
    /** What is paid of ten parts of a price: 8折. */
    DISCOUNT,
    /** So many times as much. */
    TIMES,
    /** In degrees centigrade. */
    TEMPERATURE
  }

  /**
   * Whether the two can be about one thing. 7个工作日 may well be 7天, but 15个工作日 is not.
   */
  boolean mayContradict(Figure other) {
    Figure one = kind == other.kind ? this : byCalendar();
    Figure two = kind == other.kind ? other : other.byCalendar();
    return one.kind == two.kind && (kind == other.kind || !agreesWith(other))
        && one.low <= two.high * FARTHEST
        && two.low <= one.high * FARTHEST;
  }

  /** Whether the two can mean the same: one lies within the other. */
  boolean agreesWith(Figure other) {
    if (kind != other.kind) {
      Figure one = byCalendar();
      Figure two = other.byCalendar();
      return one.kind == two.kind && one.low <= two.high && two.low <= one.high;
    }
    return within(other) || other.within(this);
  }

  /** Whether all that it can mean is more than all that the other can. */
  boolean isMoreThan(Figure other) {
    Figure one = kind == other.kind ? this : byCalendar();
    Figure two = kind == other.kind ? other : other.byCalendar();
    return one.low > two.high;
  }

  /**
   * What the figure stands for if it is said to be about that: half as much more, or a third less.
   */
  Figure about() {
    return new Figure(kind, low * 2 / 3, high * 3 / 2, span);
  }

  /** Working days take at least as many days, and with weekends and a holiday twice as many. */
  private Figure byCalendar() {
    return kind == Kind.WORKING_DAY
        ? new Figure(Kind.TIME, low * DAY, (2 * high + 2) * DAY, span)
        : this;
  }

  /** Of months and years two readings may differ a little: 12个月 is 1年, 半年 is 6个月. */
  private boolean within(Figure other) {
    double tolerance = kind == Kind.TIME && low >= MONTH && other.low >= MONTH ? LOOSE : 0;
    return other.low * (1 - tolerance) <= low && high <= other.high * (1 + tolerance);
  }
}
