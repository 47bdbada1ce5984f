package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.review.Act.Judged;

/** Which proposals follow from a review. */
final class Proposals {

  private Proposals() {}

  /** One for each hint of which anybody said that it was wrong, in the order of the hints. */
  static List<Proposal> of(Story story, Review review) {
    Map<String, Judgement> outcome = review.outcome();
    List<Proposal> proposals = new ArrayList<>();
    for (KeptHint hint : story.hints()) {
      Judgement holds = outcome.get(hint.id());
      boolean wrong = holds != null && holds.ruling() == Ruling.WRONG_FLAG;
      opened(review, hint.id()).ifPresent(act -> {
        Optional<Act.ProposalDecided> decision =
            Optional.ofNullable(review.decisions().get(hint.id()));
        proposals.add(new Proposal(story.number(), story.key().shop(), hint.id(), hint.rule(),
            hint.words(), story.lastWith(hint.id()).text(), state(wrong, decision), act.by(),
            act.at(), decision, decision.map(it -> read(review, act.by(), it)).orElse(false)));
      });
    }
    return proposals;
  }

  private static boolean read(Review review, String reader, Act.ProposalDecided decision) {
    return review.acts()
        .stream()
        .anyMatch(it -> it instanceof Act.Read && it.by().equals(reader)
            && !it.at().isBefore(decision.at()));
  }

  /** Whether somebody opened a proposal that was decided, and so may read what was said to it. */
  static boolean answered(Review review, String opener) {
    return review.decisions()
        .keySet()
        .stream()
        .anyMatch(hint -> opened(review, hint).map(Act::by).equals(Optional.of(opener)));
  }

  private static Proposal.State state(boolean wrong, Optional<Act.ProposalDecided> decision) {
    if (decision.isPresent()) {
      return decision.get().phrase().isPresent()
          ? Proposal.State.ACCEPTED
          : Proposal.State.REJECTED;
    }
    return wrong ? Proposal.State.OPEN : Proposal.State.WITHDRAWN;
  }

  /** The act that first called the hint wrong, whether or not it was taken back, once it held. */
  private static Optional<Act> opened(Review review, String hint) {
    for (int i = 0; i < review.acts().size(); i++) {
      Review then = new Review(review.subject(), review.acts().subList(0, i + 1));
      Judgement held = then.outcome().get(hint);
      if (held != null && held.ruling() == Ruling.WRONG_FLAG) {
        return Optional.of(review.acts().get(i));
      }
    }
    return Optional.empty();
  }

  /** Whether an act can change any proposal. */
  static boolean concerns(Act act) {
    return act instanceof Judged || act instanceof Act.Undone || act instanceof Act.Answered
        || act instanceof Act.ProposalDecided;
  }
}
