package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The wrong flags of one draft.
 *
 * @param story where the draft's story is; empty for who may not see it
 */
public record ProposalModel(long number, String agent, String question, Optional<String> story,
    List<Claim> claims) {

  /**
   * One of them.
   *
   * @param message what the agent read
   * @param comment what the reviewer said of it; empty for nothing
   * @param phrases exceptions that would keep it away
   * @param loaded the rule as it is now, to see whether somebody else was faster
   * @param decided what became of it, in words
   * @param may whether the visitor decides
   * @param gone whether the rule is no more, and the visitor may only end the proposal
   */
  public record Claim(String hint, String rule, String title, String message, String owner,
      Cell state, List<Piece> text, String by, Instant at, String comment, List<Phrase> phrases,
      String loaded, Optional<Decided> decided, boolean may,
      boolean gone) {}

  /** An exception, and how many of the rule's wrong flags it would keep away. */
  public record Phrase(String text, long keepsAway) {}

  /** A decision: the exception in words, if there is one, and the reason. */
  public record Decided(String excepts, String reason, String by, Instant at) {}
}
