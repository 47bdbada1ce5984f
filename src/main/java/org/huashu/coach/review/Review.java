package org.huashu.coach.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.Act.Answered;
import org.huashu.coach.review.Act.Appealed;
import org.huashu.coach.review.Act.Judged;

/**
 * Where the review of a flagged draft stands: an immutable value that follows from its acts.
 *
 * @param acts all of them, in their order, those that were taken back among them
 */
public record Review(Subject subject, List<Act> acts) {

  /**
   * What is reviewed.
   *
   * @param number of the flagged draft
   * @param rules by the id of each hint that is judged, its rule
   */
  public record Subject(long number, ConversationKey key, String agent,
      Map<String, String> rules) {

    /** Copies the map. */
    public Subject {
      rules = Map.copyOf(rules);
    }
  }

  /** How far it is. */
  public enum State {
    /** Nobody has judged it. */
    OPEN,
    /** One of two has. */
    SECOND,
    /** The two do not agree: a third decides. */
    DISAGREED,
    /** It has its verdicts. */
    REVIEWED,
    /** The agent does not agree. */
    APPEALED,
    /** The appeal was answered. */
    SETTLED;

    /** Whether a reviewer is wanted. */
    public boolean wanted() {
      return this == OPEN || this == SECOND || this == DISAGREED;
    }
  }

  /** How far an appeal went through. */
  public enum Acceptance {
    /** In all hints. */
    FULL,
    /** In some. */
    PARTIAL,
    /** In none. */
    NONE
  }

  /** Copies the list. */
  public Review {
    acts = List.copyOf(acts);
  }

  /** The same review after one more act. */
  public Review with(Act act) {
    List<Act> all = new ArrayList<>(acts);
    all.add(act);
    return new Review(subject, all);
  }

  /** The acts that hold: without those that were taken back. */
  public List<Act> standing() {
    Set<Integer> undone = undone();
    List<Act> standing = new ArrayList<>();
    for (int i = 0; i < acts.size(); i++) {
      if (!undone.contains(i) && !(acts.get(i) instanceof Act.Undone)) {
        standing.add(acts.get(i));
      }
    }
    return standing;
  }

  /** How far it is. */
  public State state() {
    if (appeal().isPresent()) {
      return answer().isPresent() ? State.SETTLED : State.APPEALED;
    }
    int judged = judged().size();
    if (judged == 0) {
      return State.OPEN;
    }
    if (!doubled()) {
      return State.REVIEWED;
    }
    return switch (judged) {
      case 1 -> State.SECOND;
      case 2 -> agreed() ? State.REVIEWED : State.DISAGREED;
      default -> State.REVIEWED;
    };
  }

  /** The verdicts of the reviewers, the first one first. */
  public List<Judged> judged() {
    return all(Judged.class).toList();
  }

  /** The verdicts that somebody may see: while two judge blindly, only their own. */
  public List<Judged> judgedAsSeenBy(String reviewer) {
    return state() == State.SECOND
        ? judged().stream().filter(it -> it.by().equals(reviewer)).toList()
        : judged();
  }

  /** Whether two are to judge it. */
  public boolean doubled() {
    return all(Act.Doubled.class).findAny().isPresent();
  }

  /** The agent's appeal. */
  public Optional<Appealed> appeal() {
    return all(Appealed.class).findFirst();
  }

  /** The answer to it. */
  public Optional<Answered> answer() {
    return all(Answered.class).findFirst();
  }

  /** How far the appeal went through; empty while there is no answer. */
  public Optional<Acceptance> acceptance() {
    return answer().flatMap(answer -> appeal().map(appeal -> answer.accepted().isEmpty()
        ? Acceptance.NONE
        : answer.accepted().size() == appeal.hints().size()
            ? Acceptance.FULL
            : Acceptance.PARTIAL));
  }

  /** Who is to judge it. */
  public Optional<String> assigned() {
    return all(Act.Assigned.class).reduce((_, later) -> later).flatMap(Act.Assigned::to);
  }

  /** Who has skipped or judged it. */
  public Set<String> seenBy() {
    return standing().stream()
        .filter(act -> act instanceof Act.Skipped || act instanceof Judged)
        .map(Act::by)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The reservation, run out or not; empty when it was given up or used. */
  public Optional<Act.Reserved> reservation() {
    Optional<Act.Reserved> last = Optional.empty();
    for (Act act : standing()) {
      last = switch (act) {
        case Act.Reserved reserved -> Optional.of(reserved);
        case Act.Released _,Act.Skipped _,Judged _ -> Optional.empty();
        default -> last;
      };
    }
    return last;
  }

  /** Whether somebody else has it open. */
  public boolean reservedForOthers(String reviewer, Instant now) {
    return reservation()
        .filter(held -> !held.by().equals(reviewer) && held.until().isAfter(now))
        .isPresent();
  }

  /** What holds of each hint that has been judged for good, by its id. */
  public Map<String, Judgement> outcome() {
    Map<String, Judgement> outcome = new HashMap<>();
    List<Judged> judged = judged();
    if (judged.isEmpty() || state() == State.SECOND) {
      return outcome;
    }
    for (String hint : subject.rules().keySet()) {
      List<Judgement> said = said(judged, hint);
      boolean decided = !doubled() || said.size() > 2
          || said.stream().map(Judgement::ruling).distinct().count() == 1;
      if (decided && !said.isEmpty()) {
        outcome.put(hint, said.getLast());
      }
    }
    answer().ifPresent(answer -> answer.accepted().forEach(it -> outcome.put(it.hint(), it)));
    return outcome;
  }

  /** The hints of which an agent may say that they do not agree: a wrong flag is none of theirs. */
  public Set<String> appealable() {
    return outcome().values()
        .stream()
        .filter(judgement -> judgement.ruling() != Ruling.WRONG_FLAG)
        .map(Judgement::hint)
        .collect(Collectors.toSet());
  }

  /** The hints whose proposal was decided, and how. */
  public Map<String, Act.ProposalDecided> decisions() {
    return all(Act.ProposalDecided.class)
        .collect(Collectors.toMap(Act.ProposalDecided::hint, it -> it, (_, later) -> later));
  }

  /** Where somebody's last verdict stands among the acts, unless it was taken back. */
  public OptionalInt lastJudgedBy(String reviewer) {
    Set<Integer> undone = undone();
    for (int i = acts.size() - 1; i >= 0; i--) {
      if (acts.get(i) instanceof Judged judged && judged.by().equals(reviewer)
          && !undone.contains(i)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** What the agent may read of it: comments, once it is done, and the answer to an appeal. */
  public List<AgentNote> notes() {
    return Notes.of(this);
  }

  private Set<Integer> undone() {
    return of(Act.Undone.class, acts).map(Act.Undone::place).collect(Collectors.toSet());
  }

  private boolean agreed() {
    List<Judged> judged = judged();
    return subject.rules()
        .keySet()
        .stream()
        .allMatch(hint -> said(judged, hint).stream()
            .map(Judgement::ruling)
            .distinct()
            .count() <= 1);
  }

  private static List<Judgement> said(List<Judged> judged, String hint) {
    return judged.stream()
        .flatMap(one -> one.judgements().stream())
        .filter(it -> it.hint().equals(hint))
        .toList();
  }

  private <A extends Act> Stream<A> all(Class<A> kind) {
    return of(kind, standing());
  }

  private static <A extends Act> Stream<A> of(Class<A> kind, List<Act> acts) {
    return acts.stream().filter(kind::isInstance).map(kind::cast);
  }
}
