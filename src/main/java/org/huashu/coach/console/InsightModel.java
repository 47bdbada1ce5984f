package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.List;

/**
 * The overview of the insight pages.
 *
 * @param from the first day
 * @param until the last day
 * @param query the range and the agent as they stand in the address
 * @param behind in words, when not all is counted yet; empty otherwise
 */
public record InsightModel(ListState state, LocalDate from, LocalDate until, String query,
    List<Tile> tiles, List<Chart> charts,
    Table rules, List<UserModel.Choice> profiles, String behind) {

  /** A number, what it is of, and where it leads. */
  public record Tile(String label, String value, String sub, String href) {}

  /**
   * A chart.
   *
   * @param data JSON: {@code {"kind", "names": […], "series": [{"name", "values": […]}]}}
   */
  public record Chart(String title, String data, boolean wide) {}
}
