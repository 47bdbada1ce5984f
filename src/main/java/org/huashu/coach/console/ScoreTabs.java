package org.huashu.coach.console;

import java.util.List;
import java.util.stream.Stream;

/** The lists of the trainers' scores, side by side. */
public final class ScoreTabs {

  static final String PATH = Console.ROOT + "/scores";

  private ScoreTabs() {}

  /**
   * One of them.
   *
   * @param current whether the page is there
   */
  public record Tab(String label, String path, boolean current) {}

  static List<Tab> of(Visit visit) {
    return Stream.of("", "/chats", "/samples", "/months")
        .map(it -> new Tab(visit.say("scores.tab" + it.replace('/', '.')), PATH + it,
            visit.path().equals(PATH + it)))
        .toList();
  }
}
