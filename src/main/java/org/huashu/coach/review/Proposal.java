package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A wrong flag, for the owner of the rule to work off.
 *
 * @param words that were flagged wrongly; empty when the hint was about the whole draft
 * @param text the draft in which they stood
 * @param told whether who opened it has read the decision
 */
public record Proposal(long draft, String shop, String hint, String rule, String words, String text,
    State state, String openedBy, Instant openedAt, Optional<Act.ProposalDecided> decision,
    boolean told) {

  /** Where it stands among all proposals. */
  public ProposalQuery.Place place() {
    return new ProposalQuery.Place(openedAt, draft, hint, rule);
  }

  /**
   * The proposals that follow from a review: one for each hint that ever was held to be wrong, in
   * the order of the hints.
   */
  public static List<Proposal> of(Story story, Review review) {
    return Proposals.of(story, review);
  }

  /** What became of it. */
  public enum State {
    /** It waits. */
    OPEN,
    /** The rule was changed. */
    ACCEPTED,
    /** The rule stays as it is. */
    REJECTED,
    /** The verdict was taken back. */
    WITHDRAWN
  }
}
