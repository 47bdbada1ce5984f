package org.huashu.coach.intake;

import java.util.Locale;
import java.util.function.Predicate;
import org.huashu.coach.text.Readings;

/** Names for scripts and topics that have none yet. */
public final class ScriptNames {

  private static final int LONGEST = 30;

  private ScriptNames() {}

  /** The initials of a title: 快递到哪了 is {@code kddnl}; {@code fallback} when it has none. */
  public static String initials(String title, String fallback) {
    StringBuilder initials = new StringBuilder();
    for (int i = 0; i < title.length() && initials.length() < LONGEST; i++) {
      char letter = title.charAt(i);
      char initial = Readings.initial(letter);
      if (initial != 0) {
        initials.append(initial);
      } else if (letter < 0x80 && Character.isLetterOrDigit(letter)) {
        initials.append(Character.toString(letter).toLowerCase(Locale.ROOT));
      }
    }
    return initials.isEmpty() ? fallback : initials.toString();
  }

  /** The name, or the first of {@code name-2}, {@code name-3} … that is not taken. */
  public static String free(String name, Predicate<String> taken) {
    String free = name;
    for (int i = 2; taken.test(free); i++) {
      free = name + "-" + i;
    }
    return free;
  }
}
