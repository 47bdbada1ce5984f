package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.List;

/** What the agent reads of a review. */
final class Notes {

  private Notes() {}

  /** The comments of all reviewers and the answer to an appeal, in the order of time. */
  static List<AgentNote> of(Review review) {
    List<AgentNote> notes = new ArrayList<>();
    boolean done = !review.state().wanted();
    for (Act.Judged judged : done ? review.judged() : List.<Act.Judged>of()) {
      judged.judgements()
          .stream()
          .filter(judgement -> !judgement.comment().isEmpty())
          .forEach(judgement -> notes.add(note(review, judged, judgement)));
    }
    review.answer().ifPresent(answer -> {
      Ruling ruling = answer.accepted().isEmpty()
          ? Ruling.RIGHT
          : answer.accepted().getFirst().ruling();
      notes.add(note(review, answer, new Judgement("", ruling, answer.reason())));
    });
    return notes;
  }

  private static AgentNote note(Review review, Act act, Judgement judgement) {
    Review.Subject subject = review.subject();
    return new AgentNote(subject.number(), subject.key(), subject.agent(), judgement.hint(),
        act.by(), act.at(), judgement.ruling(), judgement.comment(), readSince(review, act));
  }

  private static boolean readSince(Review review, Act act) {
    return review.acts()
        .stream()
        .anyMatch(it -> it instanceof Act.Read && it.by().equals(review.subject().agent())
            && !it.at().isBefore(act.at()));
  }
}
