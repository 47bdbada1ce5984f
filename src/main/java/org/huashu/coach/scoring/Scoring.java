package org.huashu.coach.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.scoring.ScoreAct.Answered;
import org.huashu.coach.scoring.ScoreAct.Appealed;
import org.huashu.coach.scoring.ScoreAct.Finished;

/**
 * Where the score of a chat stands: an immutable value that follows from its acts.
 *
 * @param number names it in the store
 * @param acts all of them, in their order
 */
public record Scoring(long number, ChatKey chat, List<ScoreAct> acts) {

  /** How far it is. */
  public enum State {
    /** Begun; only trainers see it. */
    DRAFT,
    /** It counts. The agent may appeal. */
    FINISHED,
    /** The agent does not agree; until the answer it counts as it is. */
    APPEALED,
    /** The appeal was answered. */
    SETTLED;

    /** Whether it counts in means and settlements. */
    public boolean counts() {
      return this != DRAFT;
    }
  }

  /** How far an appeal went through. */
  public enum Acceptance {
    /** In all items, and no fault of them is left. */
    FULL,
    /** In some, or some faults are left. */
    PARTIAL,
    /** In none. */
    NONE
  }

  /** Copies the list. */
  public Scoring {
    acts = List.copyOf(acts);
  }

  /** The same after one more act. */
  public Scoring with(ScoreAct act) {
    List<ScoreAct> all = new ArrayList<>(acts);
    all.add(act);
    return new Scoring(number, chat, all);
  }

  /** How far it is. */
  public State state() {
    State state = State.DRAFT;
    for (ScoreAct act : acts) {
      state = switch (act) {
        case Finished _ -> State.FINISHED;
        case Appealed _ -> State.APPEALED;
        case Answered _ -> State.SETTLED;
        case ScoreAct.Saved _,ScoreAct.Read _ -> state;
      };
    }
    return state;
  }

  /** The paper as it stands: the last one, with what an answered appeal changed in it. */
  public Paper paper() {
    Optional<Paper> paper = Optional.empty();
    for (ScoreAct act : acts) {
      paper = switch (act) {
        case ScoreAct.Saved saved -> Optional.of(saved.paper());
        case Finished finished -> Optional.of(finished.paper());
        case Answered answered -> paper.map(it -> it.with(answered.accepted()));
        case Appealed _,ScoreAct.Read _ -> paper;
      };
    }
    return paper.orElseThrow(() -> new IllegalStateException("a score without a paper"));
  }

  /** The act that says what counts; that of a draft when nothing does. */
  public ScoreAct scored() {
    return acts.stream()
        .filter(act -> act instanceof Finished)
        .reduce((_, later) -> later)
        .orElse(acts.getLast());
  }

  /** The appeal against what was finished last. */
  public Optional<Appealed> appeal() {
    return sinceFinished().stream()
        .filter(Appealed.class::isInstance)
        .map(Appealed.class::cast)
        .findFirst();
  }

  /** The answer to it. */
  public Optional<Answered> answer() {
    return sinceFinished().stream()
        .filter(Answered.class::isInstance)
        .map(Answered.class::cast)
        .findFirst();
  }

  /** How far the appeal went through; empty while there is no answer. */
  public Optional<Acceptance> acceptance() {
    return answer().flatMap(answer -> appeal().map(appeal -> {
      if (answer.accepted().isEmpty()) {
        return Acceptance.NONE;
      }
      boolean all = answer.accepted().size() == appeal.items().size()
          && answer.accepted().stream().allMatch(mark -> mark.times() == 0);
      return all ? Acceptance.FULL : Acceptance.PARTIAL;
    }));
  }

  /** The items of which the agent may say that they do not agree. */
  public Set<String> appealable() {
    return state() == State.FINISHED
        ? paper().marks()
            .stream()
            .filter(mark -> mark.times() > 0)
            .map(Mark::item)
            .collect(Collectors.toSet())
        : Set.of();
  }

  /** Whether the agent has something to read. */
  public boolean unread() {
    ScoreAct last = acts.getLast();
    return last instanceof Finished || last instanceof Answered;
  }

  private List<ScoreAct> sinceFinished() {
    int at = acts.lastIndexOf(scored());
    return acts.subList(at, acts.size());
  }
}
