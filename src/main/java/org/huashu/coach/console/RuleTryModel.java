package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;

/**
 * A dry run, as far as it is.
 *
 * @param state {@code refused}, {@code queued}, {@code running}, {@code failed} or {@code done}
 * @param percent how far it is
 * @param said what is worth saying in a sentence; empty for nothing
 * @param prior what trainers said before, in words
 * @param advice which severity is proposed, and why
 */
public record RuleTryModel(long number, String state, long read, long most, long flagged,
    long percent, String said, String share, List<Agent> agents, List<Sample> samples,
    List<String> prior, String advice, boolean demotes) {

  /** An agent whose replies would be flagged. */
  public record Agent(String name, long flagged) {}

  /** A reply that would be flagged. */
  public record Sample(List<Piece> text, String question, String agent, Instant at) {}
}
