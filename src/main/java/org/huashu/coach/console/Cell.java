package org.huashu.coach.console;

import java.time.Instant;
import java.util.Optional;

/**
 * A cell of a list.
 *
 * @param text what it says; also what an export holds
 * @param sub a second line, smaller, not exported; empty for none
 * @param tone {@code ""}, or {@code good}, {@code warn}, {@code bad}, {@code mute} for a badge
 * @param at a moment instead of a text
 */
public record Cell(String text, String sub, String tone, Optional<Instant> at) {

  /** Plain text. */
  public static Cell of(String text) {
    return new Cell(text, "", "", Optional.empty());
  }

  /** Text, and a smaller line below it. */
  public static Cell of(String text, String sub) {
    return new Cell(text, sub, "", Optional.empty());
  }

  /** A badge. */
  public static Cell badge(String text, String tone) {
    return new Cell(text, "", tone, Optional.empty());
  }

  /** A moment, if there is one. */
  public static Cell of(Optional<Instant> at) {
    return new Cell("", "", "", at);
  }
}
