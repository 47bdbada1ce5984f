package org.huashu.coach.scoring;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.scoring.RefusedScoreException.Why;

/**
 * Where trainers and agents act on scores. Whatever they do is checked against where the score
 * stands. Safe for use by many threads.
 */
public final class ScoringDesk {

  private final Scores scores;
  private final UnaryOperator<String> mask;

  /**
   * A desk for these scores.
   *
   * @param mask masks the personal data of what people write
   */
  public ScoringDesk(Scores scores, UnaryOperator<String> mask) {
    this.scores = scores;
    this.mask = mask;
  }

  /**
   * Begins a score, with a draft or finished at once.
   *
   * @return its number
   * @throws RefusedScoreException when it is not allowed, or somebody else has begun
   */
  public long begin(ChatKey chat, ScoreAct act) {
    ScoreAct masked = masked(act);
    ScoringRules.first(chat.agent(), masked);
    OptionalLong number = scores.begin(chat, masked);
    return number.orElseThrow(() -> new RefusedScoreException(Why.CHANGED));
  }

  /**
   * Does an act.
   *
   * @param seen how many acts the person saw
   * @throws RefusedScoreException when the score does not allow it, or is another one by now
   */
  public void act(long number, int seen, ScoreAct act) {
    ScoreAct masked = masked(act);
    Scoring scoring =
        scores.scoring(number).orElseThrow(() -> new RefusedScoreException(Why.UNKNOWN));
    ScoringRules.check(scoring, masked);
    ScoringRules.demand(scoring.acts().size() == seen, Why.CHANGED);
    ScoringRules.demand(scores.append(scoring, masked), Why.CHANGED);
  }

  private ScoreAct masked(ScoreAct act) {
    return switch (act) {
      case ScoreAct.Saved it -> new ScoreAct.Saved(it.by(), it.at(), masked(it.paper()));
      case ScoreAct.Finished it -> new ScoreAct.Finished(it.by(), it.at(), masked(it.paper()));
      case ScoreAct.Appealed it -> new ScoreAct.Appealed(it.by(), it.at(), it.items(),
          mask.apply(it.reason()));
      case ScoreAct.Answered it -> new ScoreAct.Answered(it.by(), it.at(),
          masked(it.accepted()), mask.apply(it.reason()));
      case ScoreAct.Read it -> it;
    };
  }

  private Paper masked(Paper paper) {
    return new Paper(paper.sheet(), masked(paper.marks()), mask.apply(paper.remark()));
  }

  private List<Mark> masked(List<Mark> marks) {
    return marks.stream()
        .map(it -> new Mark(it.item(), it.times(), it.messages(), mask.apply(it.remark())))
        .toList();
  }
}
