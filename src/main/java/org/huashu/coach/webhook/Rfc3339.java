package org.huashu.coach.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads moments as RFC 3339 writes them, with offset: {@code 2026-11-20T10:00:05.250+08:00}. The
 * JDK's ISO parser takes more (no seconds, offsets of one hour digit), and less (a blank or a
 * lower-case letter between date and time).
 */
final class Rfc3339 {

  private static final Pattern MOMENT = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[Tt ]"
      + "(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9})\\d{0,20})?(?:[Zz]|([+-])(\\d\\d):(\\d\\d))");

  private Rfc3339() {}

  /** The moment, or empty when the text is not one. */
  static Optional<Instant> instant(String text) {
    Matcher m = text.length() > 60 ? MOMENT.matcher("") : MOMENT.matcher(text);
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      long day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3)).toEpochDay();
      int second = LocalTime.of(number(m, 4), number(m, 5), number(m, 6)).toSecondOfDay();
      return offsetSeconds(m)
          .map(offset -> Instant.ofEpochSecond(day * 86_400 + second - offset, nanos(m.group(7))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> offsetSeconds(Matcher m) {
    if (m.group(8) == null) {
      return Optional.of(0);
    }
    int hours = number(m, 9);
    int minutes = number(m, 10);
    int seconds = hours * 3_600 + minutes * 60;
    return hours > 23 || minutes > 59
        ? Optional.empty()
        : Optional.of(m.group(8).equals("-") ? -seconds : seconds);
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static long nanos(@org.jspecify.annotations.Nullable String fraction) {
    return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
  }
}
