package org.huashu.coach.clock;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * When a store answers. Only this time counts as waiting.
 *
 * @param week the periods of each day of the week; a day that is absent has none
 * @param holidays the periods of single days, instead of those of their day of the week
 */
public record WorkingHours(ZoneId zone, Map<DayOfWeek, List<Period>> week,
    Map<LocalDate, List<Period>> holidays) {

  /**
   * A part of a day, in minutes from local midnight.
   *
   * @param fromMinute the first minute, 0 to 1439
   * @param toMinute the minute after the last, up to 1440
   */
  public record Period(int fromMinute, int toMinute) {}
}
