package org.huashu.coach;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.desk.AgentNotes;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.AgentNote;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.RefusedActException;
import org.huashu.coach.review.ReviewDesk;
import org.huashu.coach.review.Reviews;

/** What trainers told an agent, as the agent's desk shows it. */
record DeskNotes(Reviews reviews, ReviewDesk desk, InstantSource clock)
    implements AgentNotes.Source {

  @Override
  public List<AgentNotes.Note> of(String shop, String agent, int most) {
    return reviews.notes(shop, agent, most).stream().map(this::shown).toList();
  }

  private AgentNotes.Note shown(AgentNote note) {
    String words = reviews.story(note.draft())
        .stream()
        .flatMap(story -> story.hints().stream())
        .filter(hint -> hint.id().equals(note.hint()))
        .map(KeptHint::words)
        .findFirst()
        .orElse("");
    String said = note.hint().isEmpty()
        ? "answered"
        : note.ruling().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new AgentNotes.Note(note.draft(), note.key().conversation(), words, said,
        note.comment(), note.by(), note.at(), note.read());
  }

  @Override
  public boolean read(String shop, String agent, long draft) {
    boolean own = reviews.review(draft)
        .filter(review -> review.subject().agent().equals(agent))
        .map(review -> review.subject().key())
        .map(ConversationKey::shop)
        .filter(shop::equals)
        .isPresent();
    if (!own) {
      return false;
    }
    try {
      var _ = desk.act(draft, new Act.Read(agent, clock.instant()));
      return true;
    } catch (RefusedActException _) {
      // Others act on it at this very moment; it stays unread.
      return false;
    }
  }
}
