package org.huashu.coach.wording;

import java.util.List;
import java.util.Set;

/** Finds what the wording rules look for. Immutable, and safe for use by many threads. */
public interface WordingMatcher {

  /**
   * Everything the rules find, in the order of start, whole-draft matches first. A pure function.
   */
  List<WordingMatch> matches(Turn turn);

  /** Whether rules of kind {@code like} can speak: not before the model of meaning is there. */
  default boolean knowsMeaning() {
    return true;
  }

  /**
   * What rules made of the places where their wording stands, those among them that led to nothing.
   * For people, and slower than {@link #matches}. Rules about what is missing are left out.
   */
  default List<Decision> explain(Turn turn) {
    return matches(turn).stream()
        .filter(match -> match.span().isPresent())
        .map(match -> new Decision(match.rule(), match.span().get(), match.found(), Set.of(),
            Decision.Outcome.REPORTED, ""))
        .toList();
  }
}
