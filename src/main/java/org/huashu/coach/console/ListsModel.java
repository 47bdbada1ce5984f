package org.huashu.coach.console;

import java.util.List;

/**
 * The lists to work off.
 *
 * @param made when the lists that take long were made, in words
 */
public record ListsModel(List<Tab> tabs, String made) {

  /**
   * A list.
   *
   * @param means what stands in it
   * @param urgent whether its rows want something to be done soon
   */
  public record Tab(String label, String means, String path, long count, boolean current,
      boolean urgent) {}
}
