package org.huashu.coach.review;

import java.util.Optional;
import org.huashu.coach.text.Span;

/**
 * A revision that a rule flagged, and what trainers said of that.
 *
 * @param span what was flagged in the text; empty when it was the whole draft
 */
public record JudgedText(long draft, String rule, String text, String question,
    Optional<Span> span, Ruling ruling) {

  /** What was said of a hint, with the last revision that showed it. */
  public static JudgedText of(Story story, KeptHint hint, Ruling ruling) {
    Story.Revision revision = story.lastWith(hint.id());
    Optional<Span> span = revision.hints()
        .stream()
        .filter(it -> it.id().equals(hint.id()))
        .findFirst()
        .flatMap(KeptHint::span);
    return new JudgedText(story.number(), hint.rule(), revision.text(), story.question(), span,
        ruling);
  }
}
