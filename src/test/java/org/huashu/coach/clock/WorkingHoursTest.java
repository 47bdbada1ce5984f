package org.huashu.coach.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.huashu.coach.clock.WorkingHours.Period;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Sunday, on which Berlin skips the hour from 2 to 3. */
  private static final Instant SPRING = Instant.parse("2026-03-29T00:00:00Z");

  /** Sunday, on which Berlin has the hour from 2 to 3 twice. */
  private static final Instant AUTUMN = Instant.parse("2026-10-25T00:00:00Z");

  @Test
  void countsOnlyWorkingTime() {
    WorkingHours hours = new WorkingHours(SHANGHAI,
        Map.of(DayOfWeek.MONDAY, List.of(period(9, 12), period(13, 18)), DayOfWeek.TUESDAY,
            List.of(period(9, 12))),
        Map.of());
    assertEquals(Duration.ofMinutes(90),
        worked(hours, "2026-11-02T11:00:00+08:00", "2026-11-02T13:30:00+08:00"));
    assertEquals(Duration.ofMinutes(61),
        worked(hours, "2026-11-02T17:59:00+08:00", "2026-11-03T10:00:00+08:00"));
    assertEquals(Duration.ZERO,
        worked(hours, "2026-11-03T12:00:00+08:00", "2026-11-09T09:00:00+08:00"));
  }

  @Test
  void countsToTheMillisecond() {
    WorkingHours hours =
        new WorkingHours(SHANGHAI, Map.of(DayOfWeek.MONDAY, List.of(period(9, 18))), Map.of());
    assertEquals(Duration.ofMillis(1),
        worked(hours, "2026-11-02T08:59:59.999+08:00", "2026-11-02T09:00:00.001+08:00"));
  }

  @Test
  void findsTheFirstMomentByWhichSoMuchIsWorked() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int open = random.nextInt(20);
      WorkingHours hours = new WorkingHours(random.nextBoolean() ? SHANGHAI : BERLIN,
          Map.of(DayOfWeek.of(1 + random.nextInt(6)),
              List.of(period(open, open + 1 + random.nextInt(4))),
              DayOfWeek.SUNDAY, List.of(period(1, 4))),
          Map.of());
      Instant from = SPRING.plusMillis(random.nextLong(Duration.ofDays(250).toMillis()));
      long millis = 1 + random.nextLong(Duration.ofHours(9).toMillis());
      Instant found = hours.after(from, millis).orElseThrow();
      assertEquals(millis, hours.millisBetween(from, found), "seed 7, round " + i);
      assertEquals(millis - 1, hours.millisBetween(from, found.minusMillis(1)));
    }
  }

  @Test
  void findsNoMomentInAStoreThatNeverOpens() {
    WorkingHours never = new WorkingHours(SHANGHAI, Map.of(), Map.of());
    assertEquals(Optional.empty(), never.after(SPRING, 1));
    assertEquals(Optional.of(SPRING), never.after(SPRING, 0));
  }

  @Test
  void countsNothingBackwards() {
    assertEquals(Duration.ZERO, worked(roundTheClock(SHANGHAI), "2026-11-02T09:00:00+08:00",
        "2026-11-02T08:00:00+08:00"));
  }

  @Test
  void goesOverMidnightWhenAPeriodEndsAt24() {
    assertEquals(Duration.ofDays(2), worked(roundTheClock(SHANGHAI),
        "2026-11-02T18:00:00+08:00", "2026-11-04T18:00:00+08:00"));
  }

  @Test
  void countsTheHourThatComesTwiceTwice() {
    WorkingHours hours = roundTheClock(BERLIN);
    assertEquals(Duration.ofHours(25),
        worked(hours, "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00"));
    assertEquals(Duration.ofHours(23),
        worked(hours, "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00"));
  }

  @Test
  void takesTheHoursOfAHoliday() {
    LocalDate monday = LocalDate.parse("2026-11-02");
    WorkingHours hours = new WorkingHours(SHANGHAI,
        Map.of(DayOfWeek.MONDAY, List.of(period(9, 18))), Map.of(monday, List.of(period(10, 11))));
    assertEquals(Duration.ofHours(1),
        worked(hours, "2026-11-02T00:00:00+08:00", "2026-11-03T00:00:00+08:00"));
  }

  @Test
  void countsOverlappingPeriodsOnce() {
    WorkingHours hours = new WorkingHours(SHANGHAI,
        Map.of(DayOfWeek.MONDAY, List.of(period(12, 18), period(9, 13), period(10, 11))),
        Map.of());
    assertEquals(Duration.ofHours(9),
        worked(hours, "2026-11-02T00:00:00+08:00", "2026-11-03T00:00:00+08:00"));
  }

  @Test
  void looksBackOneYearAtMost() {
    assertEquals(WorkingHours.LONGEST.toMillis(), roundTheClock(SHANGHAI)
        .millisBetween(Instant.parse("0001-01-01T00:00:00Z"), SPRING));
  }

  @Test
  void agreesWithCountingEveryMinute() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      ZoneId zone = random.nextBoolean() ? BERLIN : ZoneId.of("Australia/Lord_Howe");
      WorkingHours hours = random(random, zone);
      Instant base = List.of(SPRING, AUTUMN, Instant.parse("2026-04-04T15:00:00Z"))
          .get(random.nextInt(3));
      Instant from = base.plusSeconds(60L * (random.nextInt(4000) - 3000));
      Instant to = from.plusSeconds(60L * random.nextInt(6000));
      assertEquals(minuteByMinute(hours, from, to), hours.millisBetween(from, to) / 60_000,
          "seed " + seed + " from " + from + " to " + to + " " + hours);
    }
  }

  private static long minuteByMinute(WorkingHours hours, Instant from, Instant to) {
    long minutes = 0;
    for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
      ZonedDateTime local = at.atZone(hours.zone());
      List<Period> periods = hours.holidays()
          .getOrDefault(local.toLocalDate(),
              hours.week().getOrDefault(local.getDayOfWeek(), List.of()));
      int minute = local.getHour() * 60 + local.getMinute();
      if (periods.stream().anyMatch(p -> p.fromMinute() <= minute && minute < p.toMinute())) {
        minutes++;
      }
    }
    return minutes;
  }

  private static WorkingHours random(Random random, ZoneId zone) {
    Map<DayOfWeek, List<Period>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      if (random.nextInt(5) > 0) {
        week.put(day, randomPeriods(random));
      }
    }
    Map<LocalDate, List<Period>> holidays = new HashMap<>();
    if (random.nextBoolean()) {
      holidays.put(LocalDate.parse("2026-03-29"), randomPeriods(random));
      holidays.put(LocalDate.parse("2026-10-25"), List.of());
    }
    return new WorkingHours(zone, week, holidays);
  }

  private static List<Period> randomPeriods(Random random) {
    List<Period> periods = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(1440);
      int to = random.nextInt(4) == 0 ? 1440 : from + 1 + random.nextInt(1440 - from);
      periods.add(new Period(from, to));
    }
    return periods;
  }

  private static WorkingHours roundTheClock(ZoneId zone) {
    Map<DayOfWeek, List<Period>> week = new HashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(period(0, 24)));
    }
    return new WorkingHours(zone, week, Map.of());
  }

  private static Period period(int fromHour, int toHour) {
    return new Period(fromHour * 60, toHour * 60);
  }

  private static Duration worked(WorkingHours hours, String from, String to) {
    return Duration.ofMillis(hours.millisBetween(ZonedDateTime.parse(from).toInstant(),
        ZonedDateTime.parse(to).toInstant()));
  }
}
