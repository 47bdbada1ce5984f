package org.huashu.coach.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads moments as people write them in tables. */
public final class Moments {

  private static final Pattern DAY = Pattern.compile(
      "(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?"
          + "(?:[ T]*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?)?");

  private Moments() {}

  /**
   * The moment that a text says.
   *
   * @param last whether a day without a time means its end, as 有效期至 does
   * @return empty when it says none
   */
  public static Optional<Instant> of(String text, ZoneId zone, boolean last) {
    try {
      Matcher day = DAY.matcher(text);
      if (!day.matches()) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      LocalDate date = LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
      if (day.group(4) == null) {
        return Optional.of((last ? date.plusDays(1) : date).atStartOfDay(zone).toInstant());
      }
      LocalTime time =
          LocalTime.of(number(day, 4), number(day, 5), day.group(6) == null ? 0 : number(day, 6));
      return Optional.of(LocalDateTime.of(date, time).atZone(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
