package org.huashu.coach.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The checks besides the wording rules, as a store names them to switch them off. */
public enum CheckName {
  /** The same reply again. */
  MECHANICAL,
  /** The same question again, and the same answer. */
  ASKED_AGAIN,
  /** Another figure than the script's. */
  FIGURE,
  /** The opposite of what the script says. */
  CONDITION,
  /** The wording of a script that changed or ended. */
  STALE_SCRIPT,
  /** A placeholder of a script that is still open. */
  PLACEHOLDER,
  /** A reply that does not touch the question. */
  OFF_TOPIC,
  /** A reply that will not be done in time. */
  FORECAST;

  private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The name in files: {@code asked-again}. */
  public String wireName() {
    return wireName;
  }

  /** The check of that name, if there is one. */
  public static Optional<CheckName> named(String wireName) {
    return Arrays.stream(values()).filter(name -> name.wireName.equals(wireName)).findFirst();
  }

  /** All names in files. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(CheckName::wireName).toList();
  }
}
