package org.huashu.coach.clock;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * When a store answers. Only this time counts as waiting.
 *
 * <p>
 * A moment is working time when the clock on the wall of the zone stands in one of the day's
 * periods. So the hour that is skipped in spring does not count, and the one that comes twice in
 * autumn counts twice.
 *
 * @param week the periods of each day of the week; a day that is absent has none
 * @param holidays the periods of single days, instead of those of their day of the week
 */
public record WorkingHours(ZoneId zone, Map<DayOfWeek, List<Period>> week,
    Map<LocalDate, List<Period>> holidays) {

  /** No wait is counted for longer; it keeps a senseless date from costing time. */
  static final Duration LONGEST = Duration.ofDays(366);

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** Copies the maps; sorts the periods of a day and joins those that overlap. */
  public WorkingHours {
    week = week.entrySet()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> joined(day.getValue())));
    holidays = holidays.entrySet()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, day -> joined(day.getValue())));
  }

  /**
   * A part of a day, in minutes from local midnight.
   *
   * @param fromMinute the first minute, 0 to 1439
   * @param toMinute the minute after the last, up to 1440
   */
  public record Period(int fromMinute, int toMinute) {}

  /**
   * The working time from one moment to a later one, in milliseconds; 0 when it is not later. Of a
   * span of more than 366 days only the last 366 count.
   */
  public long millisBetween(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return 0;
    }
    Instant earliest = to.minus(LONGEST);
    Instant at = from.isBefore(earliest) ? earliest : from;
    ZoneRules rules = zone.getRules();
    long sum = 0;
    while (at.isBefore(to)) {
      ZoneOffset offset = rules.getOffset(at);
      ZoneOffsetTransition next = rules.nextTransition(at);
      Instant end = next == null || next.getInstant().isAfter(to) ? to : next.getInstant();
      long shift = offset.getTotalSeconds() * 1000L;
      sum += localMillis(at.toEpochMilli() + shift, end.toEpochMilli() + shift);
      at = end;
    }
    return sum;
  }

  /**
   * The first moment by which that much working time has passed; empty when it does not come within
   * 366 days. It is the inverse of {@link #millisBetween}.
   *
   * @param millis 0 is the moment itself
   */
  public Optional<Instant> after(Instant from, long millis) {
    if (millis <= 0) {
      return Optional.of(from);
    }
    ZoneRules rules = zone.getRules();
    Instant latest = from.plus(LONGEST);
    Instant at = from;
    long left = millis;
    while (at.isBefore(latest)) {
      long shift = rules.getOffset(at).getTotalSeconds() * 1000L;
      ZoneOffsetTransition next = rules.nextTransition(at);
      Instant end = next == null || next.getInstant().isAfter(latest) ? latest : next.getInstant();
      long start = at.toEpochMilli() + shift;
      long stop = end.toEpochMilli() + shift;
      OptionalLong found = localAfter(start, stop, left);
      if (found.isPresent()) {
        return Optional.of(Instant.ofEpochMilli(found.getAsLong() - shift));
      }
      left -= localMillis(start, stop);
      at = end;
    }
    return Optional.empty();
  }

  /** Where on the wall clock that much working time has passed, if before {@code to}. */
  private OptionalLong localAfter(long from, long to, long millis) {
    long left = millis;
    for (long day = Math.floorDiv(from, DAY); day * DAY < to; day++) {
      for (Period period : periods(LocalDate.ofEpochDay(day))) {
        long start = Math.max(from, day * DAY + period.fromMinute() * MINUTE);
        long end = Math.min(to, day * DAY + period.toMinute() * MINUTE);
        if (end - start >= left) {
          return OptionalLong.of(start + left);
        }
        left -= Math.max(0, end - start);
      }
    }
    return OptionalLong.empty();
  }

  /** The working time between two readings of the wall clock, in milliseconds from its 1970. */
  private long localMillis(long from, long to) {
    long sum = 0;
    for (long day = Math.floorDiv(from, DAY); day * DAY < to; day++) {
      for (Period period : periods(LocalDate.ofEpochDay(day))) {
        long start = Math.max(from, day * DAY + period.fromMinute() * MINUTE);
        long end = Math.min(to, day * DAY + period.toMinute() * MINUTE);
        sum += Math.max(0, end - start);
      }
    }
    return sum;
  }

  private List<Period> periods(LocalDate date) {
    List<Period> special = holidays.get(date);
    return special != null ? special : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  private static List<Period> joined(List<Period> periods) {
    List<Period> sorted =
        periods.stream().sorted(Comparator.comparingInt(Period::fromMinute)).toList();
    List<Period> joined = new ArrayList<>();
    for (Period next : sorted) {
      if (!joined.isEmpty() && next.fromMinute() < joined.getLast().toMinute()) {
        Period last = joined.removeLast();
        joined.add(new Period(last.fromMinute(), Math.max(last.toMinute(), next.toMinute())));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }
}
