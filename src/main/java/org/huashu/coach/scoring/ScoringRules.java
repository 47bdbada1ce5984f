package org.huashu.coach.scoring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.scoring.RefusedScoreException.Why;
import org.huashu.coach.scoring.Scoring.State;

/** Which acts a score allows. */
final class ScoringRules {

  /** The longest reason or remark, in UTF-16 units. */
  static final int LONGEST = 2000;
  private static final int MOST_MESSAGES = 50;

  private ScoringRules() {}

  /** Whether a chat's agent may be scored by somebody, and so. */
  static void first(String agent, ScoreAct act) {
    demand(!act.by().equals(agent), Why.NOT_YOU);
    switch (act) {
      case ScoreAct.Saved saved -> paper(saved.paper());
      case ScoreAct.Finished finished -> paper(finished.paper());
      default -> throw new RefusedScoreException(Why.UNKNOWN);
    }
  }

  /**
   * Lets an act pass.
   *
   * @throws RefusedScoreException when the score does not allow it
   */
  static void check(Scoring scoring, ScoreAct act) {
    String agent = scoring.chat().agent();
    switch (act) {
      case ScoreAct.Saved saved -> {
        first(agent, saved);
        demand(scoring.state() == State.DRAFT, Why.FINISHED);
      }
      case ScoreAct.Finished finished -> {
        first(agent, finished);
        demand(scoring.state() != State.APPEALED, Why.APPEALED);
      }
      case ScoreAct.Appealed appealed -> appeal(scoring, appealed);
      case ScoreAct.Answered answered -> answer(scoring, answered);
      case ScoreAct.Read read -> demand(
          read.by().equals(agent) && scoring.state().counts(), Why.NOT_YOU);
    }
  }

  private static void paper(Paper paper) {
    List<String> items = paper.marks().stream().map(Mark::item).toList();
    demand(items.size() == Set.copyOf(items).size()
        && items.stream().allMatch(item -> paper.sheet().item(item).isPresent()), Why.ITEMS);
    paper.marks().forEach(ScoringRules::mark);
    demand(paper.remark().length() <= LONGEST, Why.TOO_LONG);
  }

  private static void mark(Mark mark) {
    demand(mark.times() >= 0 && mark.times() <= Mark.MOST_TIMES
        && mark.messages().size() <= MOST_MESSAGES, Why.ITEMS);
    demand(mark.remark().length() <= LONGEST, Why.TOO_LONG);
  }

  private static void appeal(Scoring scoring, ScoreAct.Appealed appealed) {
    demand(appealed.by().equals(scoring.chat().agent()), Why.NOT_YOU);
    demand(scoring.state() == State.FINISHED, Why.NO_APPEAL);
    reason(appealed.reason());
    demand(!appealed.items().isEmpty()
        && scoring.appealable().containsAll(appealed.items()), Why.ITEMS);
  }

  private static void answer(Scoring scoring, ScoreAct.Answered answered) {
    demand(!answered.by().equals(scoring.chat().agent()), Why.NOT_YOU);
    demand(scoring.state() == State.APPEALED, Why.NO_APPEAL);
    reason(answered.reason());
    Set<String> items =
        answered.accepted().stream().map(Mark::item).collect(Collectors.toSet());
    demand(items.size() == answered.accepted().size()
        && scoring.appeal().orElseThrow().items().containsAll(items), Why.ITEMS);
    Paper paper = scoring.paper();
    demand(answered.accepted()
        .stream()
        .allMatch(mark -> mark.times() >= 0 && mark.times() < paper.mark(mark.item()).times()),
        Why.ITEMS);
  }

  static void reason(String text) {
    demand(!text.isBlank(), Why.REASON);
    demand(text.length() <= LONGEST, Why.TOO_LONG);
  }

  static void demand(boolean allowed, Why why) {
    if (!allowed) {
      throw new RefusedScoreException(why);
    }
  }
}
