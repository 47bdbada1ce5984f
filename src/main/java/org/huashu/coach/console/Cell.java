package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cell of a list.
 *
 * @param text what it says; also what an export holds
 * @param sub a second line, smaller, not exported; empty for none
 * @param tone {@code ""}, or {@code good}, {@code warn}, {@code bad}, {@code mute} for a badge
 * @param at a moment instead of a text
 * @param pieces the text with marks, to be shown instead; empty for none
 * @param href where it leads, beside where its row does; empty for nowhere
 */
public record Cell(String text, String sub, String tone, Optional<Instant> at,
    List<Piece> pieces, String href) {

  private static final int ONE_LINE = 25;
  private static final int SHORT_NAME = 12;

  private Cell(String text, String sub, String tone, Optional<Instant> at) {
    this(text, sub, tone, at, List.of(), "");
  }

  /**
   * Whether it is a number, a day or a few of them, which are read at a glance in one line, or a
   * short name, which must not be broken at its hyphen.
   */
  public boolean inOneLine() {
    boolean glance = text.length() <= ONE_LINE && text.matches("[#0-9][-0-9:.%/ –]*");
    return glance || (text.length() <= SHORT_NAME && text.matches("[\\w.@-]+"));
  }

  /** Plain text. */
  public static Cell of(String text) {
    return new Cell(text, "", "", Optional.empty());
  }

  /** Text, and a smaller line below it. */
  public static Cell of(String text, String sub) {
    return new Cell(text, sub, "", Optional.empty());
  }

  /** A text that is shown with marks. */
  static Cell of(String text, List<Piece> pieces) {
    return new Cell(text, "", "", Optional.empty(), pieces, "");
  }

  /** The same as a link. */
  Cell leading(String to) {
    return new Cell(text, sub, tone, at, pieces, to);
  }

  /** A badge, and a smaller line below it. */
  static Cell badge(String text, String tone, String sub) {
    return new Cell(text, sub, tone, Optional.empty());
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
