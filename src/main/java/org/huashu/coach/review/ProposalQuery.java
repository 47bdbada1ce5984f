package org.huashu.coach.review;

import java.util.Optional;

/**
 * Which proposals, the newest first.
 *
 * @param after where the page before ended
 */
public record ProposalQuery(Optional<Proposal.State> state, Optional<String> rule,
    Optional<String> shop, Optional<String> after, int most) {

  /** Those that wait. */
  public static ProposalQuery open(int most) {
    return new ProposalQuery(Optional.of(Proposal.State.OPEN), Optional.empty(), Optional.empty(),
        Optional.empty(), most);
  }
}
