package org.huashu.coach.review;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.review.RefusedActException.Why;

/** Which acts a review allows. */
final class Admission {

  /** The longest reason or note, in UTF-16 units. */
  private static final int LONGEST = 2000;

  private Admission() {}

  /**
   * Lets an act pass.
   *
   * @throws RefusedActException when the review does not allow it
   */
  static void check(Review review, Act act) {
    switch (act) {
      case Act.Reserved reserved -> free(review, reserved);
      case Act.Skipped skipped -> free(review, skipped);
      case Act.Judged judged -> judge(review, judged);
      case Act.Undone undone -> undo(review, undone);
      case Act.Doubled _ -> demand(review.judged().size() < 2 && review.appeal().isEmpty(),
          Why.JUDGED);
      case Act.Appealed appealed -> appeal(review, appealed);
      case Act.Answered answered -> answer(review, answered);
      case Act.ProposalDecided decided -> decide(review, decided);
      case Act.Read read -> demand(read.by().equals(review.subject().agent())
          || Proposals.answered(review, read.by()), Why.NOT_YOU);
      case Act.Assigned _,Act.Released _ -> {
      }
    }
  }

  private static void free(Review review, Act act) {
    demand(!review.reservedForOthers(act.by(), act.at()), Why.RESERVED);
  }

  private static void judge(Review review, Act.Judged judged) {
    demand(!judged.by().equals(review.subject().agent()), Why.NOT_YOU);
    demand(review.judged().stream().noneMatch(it -> it.by().equals(judged.by())), Why.NOT_YOU);
    demand(review.state().wanted(), Why.JUDGED);
    free(review, judged);
    List<String> hints = judged.judgements().stream().map(Judgement::hint).toList();
    demand(hints.size() == review.subject().rules().size()
        && review.subject().rules().keySet().equals(new HashSet<>(hints)), Why.HINTS);
  }

  /** Only while nobody has built on it: the agent, a second reviewer, the rule's owner. */
  private static void undo(Review review, Act.Undone undone) {
    var last = review.lastJudgedBy(undone.by());
    demand(last.isPresent() && last.getAsInt() == undone.place(), Why.NOTHING_TO_UNDO);
    List<Act> later = review.acts().subList(undone.place() + 1, review.acts().size());
    demand(later.stream().noneMatch(Admission::buildsOnVerdicts), Why.NOTHING_TO_UNDO);
  }

  private static boolean buildsOnVerdicts(Act act) {
    return act instanceof Act.Judged || act instanceof Act.Appealed
        || act instanceof Act.ProposalDecided;
  }

  private static void appeal(Review review, Act.Appealed appealed) {
    demand(appealed.by().equals(review.subject().agent()), Why.NOT_YOU);
    demand(review.state() == Review.State.REVIEWED, Why.NO_APPEAL);
    text(appealed.reason());
    demand(!appealed.hints().isEmpty()
        && review.appealable().containsAll(appealed.hints()), Why.HINTS);
  }

  private static void answer(Review review, Act.Answered answered) {
    demand(!answered.by().equals(review.subject().agent()), Why.NOT_YOU);
    demand(review.state() == Review.State.APPEALED, Why.NO_APPEAL);
    text(answered.reason());
    Set<String> accepted =
        answered.accepted().stream().map(Judgement::hint).collect(Collectors.toSet());
    demand(accepted.size() == answered.accepted().size()
        && review.appeal().orElseThrow().hints().containsAll(accepted), Why.HINTS);
  }

  private static void decide(Review review, Act.ProposalDecided decided) {
    Judgement judgement = review.outcome().get(decided.hint());
    demand(judgement != null && judgement.ruling() == Ruling.WRONG_FLAG
        && !review.decisions().containsKey(decided.hint()), Why.NO_PROPOSAL);
    demand(decided.note().length() <= LONGEST, Why.TOO_LONG);
  }

  private static void text(String text) {
    demand(!text.isBlank(), Why.REASON);
    demand(text.length() <= LONGEST, Why.TOO_LONG);
  }

  private static void demand(boolean allowed, Why why) {
    if (!allowed) {
      throw new RefusedActException(why);
    }
  }
}
