package org.huashu.coach.console;

import java.util.List;

/**
 * Samples of chats, and a form to draw one.
 *
 * @param shops to choose from; none where the shop is chosen already
 */
public record ChatSamplesModel(List<ScoreTabs.Tab> tabs, FilterForm filters, Table table,
    Typed typed, List<UserModel.Choice> shops, String fault) {

  /** What stands in the fields. */
  public record Typed(String from, String until, String most, String seed) {}
}
