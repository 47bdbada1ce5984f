package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.ProposalModel.Claim;
import org.huashu.coach.console.ProposalModel.Phrase;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.review.JudgedText;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Story;

/** Wrong flags in the words of their page. */
final class ProposalView {

  private static final int LOOKED_AT = 500;

  private final Console.Parts parts;

  ProposalView(Console.Parts parts) {
    this.parts = parts;
  }

  static Cell state(Visit visit, Proposal.State state) {
    return Cell.badge(visit.say("proposals.state." + state), switch (state) {
      case OPEN -> "warn";
      case ACCEPTED -> "good";
      case REJECTED -> "info";
      case WITHDRAWN -> "mute";
    });
  }

  ProposalModel model(Visit visit, Story story, Review review) {
    Optional<String> link = visit.has(Role.TRAINER)
        ? Optional.of(ReviewArea.PATH + "/of/" + story.number())
        : Optional.empty();
    return new ProposalModel(story.number(), story.agent(), story.question(), link,
        Proposal.of(story, review)
            .stream()
            .map(it -> claim(visit, it, story, review))
            .toList());
  }

  private Claim claim(Visit visit, Proposal proposal, Story story, Review review) {
    Optional<Edited<RuleCard>> rule = parts.rules().copy().find(proposal.rule());
    Optional<RuleCard> card = rule.map(Edited::shown);
    boolean decides =
        RuleEditArea.mayEdit(visit) && proposal.state() == Proposal.State.OPEN;
    boolean may = decides && rule.isPresent();
    String message = story.hints()
        .stream()
        .filter(it -> it.id().equals(proposal.hint()))
        .map(KeptHint::message)
        .findFirst()
        .orElse("");
    return new Claim(proposal.hint(), proposal.rule(),
        card.map(RuleTitle::of).orElse(proposal.rule()), message,
        card.map(it -> it.text(RuleField.OWNER)).orElse(""), state(visit, proposal.state()),
        RuleView.pieces(proposal), proposal.openedBy(), proposal.openedAt(),
        comment(review, proposal), may ? phrases(proposal) : List.of(),
        rule.map(it -> RuleEdits.text(it.current())).orElse(""),
        proposal.decision()
            .map(it -> new ProposalModel.Decided(
                it.phrase().map(phrase -> visit.say("proposals.excepts", phrase)).orElse(""),
                it.note(), it.by(), it.at())),
        may, decides && rule.isEmpty());
  }

  private static String comment(Review review, Proposal proposal) {
    return Optional.ofNullable(review.outcome().get(proposal.hint()))
        .map(Judgement::comment)
        .orElse("");
  }

  private List<Phrase> phrases(Proposal proposal) {
    List<String> wrong = parts.reviewing()
        .reviews()
        .judged(proposal.rule(), LOOKED_AT)
        .stream()
        .filter(it -> it.ruling() == Ruling.WRONG_FLAG)
        .map(JudgedText::text)
        .toList();
    return parts.reviewing()
        .desk()
        .exceptions(proposal)
        .stream()
        .map(it -> new Phrase(it, wrong.stream().filter(text -> text.contains(it)).count()))
        .toList();
  }
}
