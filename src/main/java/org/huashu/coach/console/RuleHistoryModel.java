package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The versions of a rule. */
public record RuleHistoryModel(String id, String title, boolean mayEdit, List<Line> lines) {

  /**
   * A version.
   *
   * @param title which one it is
   * @param fate what became of it, in words
   * @param removed whether it took the rule away
   * @param restore its number, to bring it back; empty when that would change nothing
   */
  public record Line(String title, Optional<Instant> at, String by, String fate, boolean removed,
      ScriptDiff diff, Optional<String> restore) {

    /** What stood there before the first version. */
    static Line first(Visit visit) {
      return new Line(visit.say("rules.version.first"), Optional.empty(), "", "", false,
          new ScriptDiff(List.of()), Optional.of("0"));
    }
  }
}
