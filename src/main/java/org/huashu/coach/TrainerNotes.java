package org.huashu.coach;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.advice.Push;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.Reviews;
import org.huashu.coach.wording.Severity;

/** Pushes what trainers tell an agent: as good to know, by the rule that it is about. */
record TrainerNotes(Reviews reviews, Consumer<Push> pushes) implements Consumer<AgentNote> {

  @Override
  public void accept(AgentNote note) {
    List<KeptHint> hints =
        reviews.story(note.draft()).map(story -> story.hints()).orElse(List.of());
    hints.stream()
        .filter(hint -> note.hint().isEmpty() || hint.id().equals(note.hint()))
        .findFirst()
        .ifPresent(hint -> pushes.accept(push(note, hint)));
  }

  private static Push push(AgentNote note, KeptHint about) {
    Finding finding = new Finding(about.rule(), about.category(), Severity.INFO,
        Optional.empty(), "培训师点评：" + note.comment(), about.message(), List.of(),
        Optional.empty(), Optional.empty());
    String occasion =
        "note " + note.draft() + " " + note.hint() + " " + note.by() + " " + note.at();
    return new Push(note.key(), Optional.of(note.agent()), note.at(),
        Hint.unasked(note.key(), occasion, finding),
        new ClockReading(ClockState.IDLE, Optional.empty(), 0, 0), Push.Kind.NOTE);
  }
}
