package org.huashu.coach.console;

import java.util.List;
import org.huashu.coach.console.UserModel.Choice;

/**
 * A list to work off.
 *
 * @param means what stands in it
 * @param searched whether it can be searched
 * @param choices what it can be filtered by
 */
public record ListModel(List<ListsModel.Tab> tabs, Table table, String title, String means,
    boolean searched, List<Filter> choices) {

  /** A field to choose from: its name in the address, its label. */
  public record Filter(String name, String label, List<Choice> options) {}
}
