package org.huashu.coach.knowledge;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.clock.WorkingHours;
import org.huashu.coach.clock.WorkingHours.Period;

/** Reads {@code policies/working-hours.yaml}. */
final class HoursReader {

  /** Every minute counts, by the clocks of Shanghai. */
  static final WorkingHours AROUND_THE_CLOCK = aroundTheClock();

  private static final List<String> DAYS =
      List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final int MINUTES_OF_A_DAY = 24 * 60;
  private static final Pattern PERIOD =
      Pattern.compile("([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])");

  private HoursReader() {}

  static WorkingHours read(YamlMap map) {
    map.only("working-hours.yaml", List.of("time-zone", "hours", "holidays"));
    ZoneId zone = map.find("time-zone").flatMap(HoursReader::zone).orElse(AROUND_THE_CLOCK.zone());
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    map.need("hours").flatMap(YamlValue::map).ifPresent(hours -> {
      for (YamlValue value : hours.values()) {
        List<Period> periods = periods(value);
        days(value).forEach(day -> {
          if (week.put(day, periods) != null) {
            value.mistake("'" + DAYS.get(day.getValue() - 1) + "' has its hours twice");
          }
        });
      }
    });
    Map<LocalDate, List<Period>> holidays = new TreeMap<>();
    map.mapsIfAny("holidays").forEach(holiday -> holiday(holiday, holidays));
    return new WorkingHours(zone, Collections.unmodifiableMap(week),
        Collections.unmodifiableMap(holidays));
  }

  private static Optional<ZoneId> zone(YamlValue value) {
    try {
      return Optional.of(ZoneId.of(value.text()));
    } catch (DateTimeException _) {
      value.mistake("'time-zone' must be a name such as Asia/Shanghai, not " + value.yaml().sort());
      return Optional.empty();
    }
  }

  /** The days that a key means: {@code Sat}, {@code Mon-Fri}. */
  private static List<DayOfWeek> days(YamlValue value) {
    int dash = value.name().indexOf('-');
    int from = DAYS.indexOf(dash < 0 ? value.name() : value.name().substring(0, dash));
    int to = DAYS.indexOf(value.name().substring(dash + 1));
    if (from < 0 || to < from) {
      value.mistake("'" + value.name() + "' must be a day of " + DAYS + " or two in their order,"
          + " such as Mon-Fri");
      return List.of();
    }
    return List.of(DayOfWeek.values()).subList(from, to + 1);
  }

  private static void holiday(YamlMap map, Map<LocalDate, List<Period>> holidays) {
    map.only("a holiday", List.of("date", "hours"));
    List<Period> hours = map.need("hours").map(HoursReader::periods).orElse(List.of());
    map.need("date").ifPresent(value -> {
      try {
        if (holidays.put(LocalDate.parse(value.text()), hours) != null) {
          value.mistake("the date " + value.text() + " stands twice");
        }
      } catch (DateTimeParseException _) {
        value.mistake("'date' must be a date such as 2027-02-06, not " + value.yaml().sort());
      }
    });
  }

  private static List<Period> periods(YamlValue value) {
    if (YamlMap.emptyList(value)) {
      return List.of();
    }
    List<Period> periods = new ArrayList<>();
    for (YamlValue item : value.items()) {
      period(item).ifPresent(periods::add);
    }
    periods.sort(Comparator.comparingInt(Period::fromMinute));
    for (int i = 1; i < periods.size(); i++) {
      if (periods.get(i).fromMinute() < periods.get(i - 1).toMinute()) {
        value.mistake("two periods of '" + value.name() + "' overlap");
      }
    }
    return periods;
  }

  /** A period as it is written: {@code 09:00-18:00}. */
  static Optional<Period> period(YamlValue value) {
    Matcher written = PERIOD.matcher(value.text());
    if (written.matches()) {
      int from = Integer.parseInt(written.group(1)) * 60 + Integer.parseInt(written.group(2));
      int to = Integer.parseInt(written.group(3)) * 60 + Integer.parseInt(written.group(4));
      if (from < to && to <= MINUTES_OF_A_DAY) {
        return Optional.of(new Period(from, to));
      }
    }
    value.mistake("a period must be such as 09:00-18:00, its end after its start and at most 24:00,"
        + " not " + value.yaml().sort());
    return Optional.empty();
  }

  private static WorkingHours aroundTheClock() {
    Map<DayOfWeek, List<Period>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      week.put(day, List.of(new Period(0, MINUTES_OF_A_DAY)));
    }
    return new WorkingHours(ZoneId.of("Asia/Shanghai"), Collections.unmodifiableMap(week),
        Map.of());
  }
}
