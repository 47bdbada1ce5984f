package org.huashu.coach.console;

import java.util.Locale;

/** The lists that knowledge managers work off, in the order in which they are worth it. */
enum WorkList {
  /** Questions without a good script. */
  QUESTIONS,
  /** Scripts that expire soon, or have. */
  EXPIRING,
  /** Scripts that are the same twice or contradict each other. */
  PAIRS,
  /** Scripts that are often changed before they are sent. */
  EDITED,
  /** Scripts that are offered and not wanted. */
  IGNORED,
  /** Scripts that nobody uses. */
  UNUSED;

  /** Its name in addresses and keys of words. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  String path() {
    return ListsArea.PATH + "/" + wire();
  }
}
