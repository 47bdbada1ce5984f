package org.huashu.coach.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads moments as RFC 3339 writes them, with offset: {@code 2026-11-20T10:00:05.250+08:00}.
 *
 * <p>
 * By hand, because it is on the hot path and the JDK's ISO parser takes other forms: more (no
 * seconds) and less (a blank or a lower-case letter between date and time). A leap second is none.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3339#section-5.6">RFC 3339, section 5.6</a>
 */
final class Rfc3339 {

  private static final int SECONDS_END = 19;
  private static final int MOST_CHARS = 60;
  private static final int NANO_DIGITS = 9;
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

  private final String text;

  private Rfc3339(String text) {
    this.text = text;
  }

  /** The moment, or empty when the text is not one. */
  static Optional<Instant> instant(String text) {
    return new Rfc3339(text).instant();
  }

  private Optional<Instant> instant() {
    if (text.length() <= SECONDS_END || text.length() > MOST_CHARS || !hasShape(0, SHAPE)) {
      return Optional.empty();
    }
    int hour = number(11, 13);
    int minute = number(14, 16);
    int second = number(17, SECONDS_END);
    int zone = fractionEnd();
    int offset = zone < 0 ? Integer.MIN_VALUE : offsetSeconds(zone);
    if (hour > 23 || minute > 59 || second > 59 || offset == Integer.MIN_VALUE) {
      return Optional.empty();
    }
    try {
      long day = LocalDate.of(number(0, 4), number(5, 7), number(8, 10)).toEpochDay();
      return Optional.of(Instant.ofEpochSecond(
          day * 86_400 + hour * 3_600L + minute * 60L + second - offset, nanos(zone)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Where the fraction of the second ends, if there is one; -1 when it has no digit. */
  private int fractionEnd() {
    if (text.charAt(SECONDS_END) != '.') {
      return SECONDS_END;
    }
    int end = SECONDS_END + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == SECONDS_END + 1 ? -1 : end;
  }

  /** What a nanosecond does not hold is cut off. */
  private int nanos(int fractionEnd) {
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int at = SECONDS_END + 1 + i;
      nanos = nanos * 10 + (at < fractionEnd ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  /** The offset from UTC, or {@link Integer#MIN_VALUE} when there is none. */
  private int offsetSeconds(int at) {
    if (at == text.length() - 1 && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
      return 0;
    }
    if (at != text.length() - 6 || !hasShape(at + 1, "dd:dd") || number(at + 1, at + 3) > 23
        || number(at + 4, at + 6) > 59) {
      return Integer.MIN_VALUE;
    }
    int seconds = number(at + 1, at + 3) * 3_600 + number(at + 4, at + 6) * 60;
    return switch (text.charAt(at)) {
      case '+' -> seconds;
      case '-' -> -seconds;
      default -> Integer.MIN_VALUE;
    };
  }

  /** {@code d} stands for a digit, {@code T} for what may separate date and time. */
  private boolean hasShape(int from, String shape) {
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(from + i);
      boolean fits = switch (shape.charAt(i)) {
        case 'd' -> isDigit(c);
        case 'T' -> c == 'T' || c == 't' || c == ' ';
        default -> c == shape.charAt(i);
      };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private int number(int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
