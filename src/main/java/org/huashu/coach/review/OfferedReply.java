package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import org.huashu.coach.conversation.ConversationKey;

/**
 * A reply that was sent, what had been asked, and what was offered for it while it was written.
 *
 * @param at when it was sent
 * @param sent its text, personal data masked
 */
public record OfferedReply(ConversationKey key, String draft, String agent, Instant at,
    AskedQuestion asked,
    List<OfferedScript> scripts, String sent) {

  /**
   * A script that was offered at any revision of the draft.
   *
   * @param text as it was offered, filled and masked; empty unless it was {@link Fate#CHANGED}
   */
  public record OfferedScript(String script, Fate fate, String text) {}

  /** Copies the list. */
  public OfferedReply {
    scripts = List.copyOf(scripts);
  }

  /** Whether something was asked, and no script was of use for the answer. */
  public boolean unanswered() {
    return !asked.question().isBlank() && scripts.stream().noneMatch(it -> it.fate().used());
  }
}
