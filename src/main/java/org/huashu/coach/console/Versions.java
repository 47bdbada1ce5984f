package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.knowledge.Edits.Version;

/** Versions of a script or a rule, as the pages of their histories tell of them. */
final class Versions {

  private Versions() {}

  /** What became of a version. */
  static String fate(Visit visit, Version version, boolean newest) {
    if (version.release().isEmpty()) {
      return visit.say(newest ? "scripts.fate.open" : "scripts.fate.replaced");
    }
    long release = version.release().getAsLong();
    return release == 0
        ? visit.say("scripts.fate.given-up")
        : visit.say("scripts.fate.published", release);
  }

  /** The one of that number, as an address says it. */
  static Optional<Version> numbered(List<Version> versions, String number) {
    return versions.stream().filter(it -> Long.toString(it.version()).equals(number)).findFirst();
  }
}
