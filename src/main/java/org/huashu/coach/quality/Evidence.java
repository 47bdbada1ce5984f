package org.huashu.coach.quality;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Span;

/**
 * What shows that there was a fault.
 *
 * @param at when it was said or ran out; empty when nobody knows
 * @param message the id of the message or draft, unique in its conversation; empty when it is about
 *        the whole conversation
 * @param text what was said; empty when there is nothing to quote
 * @param marked the part of the text that it is about
 * @param rule the rule or check that saw it; empty when a person did
 * @param note what there is to say about it
 * @param replacements what may stand in the marked part instead, the best first
 */
public record Evidence(Optional<Instant> at, String message, String text, Optional<Span> marked,
    String rule, String note, List<String> replacements) {

  /** Copies the list. */
  public Evidence {
    replacements = List.copyOf(replacements);
  }

  /** What a person says without a place in the conversation. */
  public static Evidence note(String note) {
    return new Evidence(Optional.empty(), "", "", Optional.empty(), "", note, List.of());
  }
}
