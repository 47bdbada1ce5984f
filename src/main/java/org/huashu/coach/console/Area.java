package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;

/** A part of the console: its routes, and its place in the navigation. */
interface Area {

  /** Its routes. */
  List<PageRoute> routes();

  /** Where the navigation leads to, if it does. */
  default Optional<Link> link() {
    return Optional.empty();
  }

  /** How much waits there for the visitor, for a number beside the link; 0 for none. */
  default int waiting(Visit visit) {
    return 0;
  }

  /**
   * A link of the navigation.
   *
   * @param order smaller ones come first
   * @param key of its words
   * @param path where it leads
   */
  record Link(int order, String key, String path, Access access) {}
}
