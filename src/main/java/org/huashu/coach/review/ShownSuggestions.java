package org.huashu.coach.review;

import java.time.Instant;
import java.util.Set;
import org.huashu.coach.conversation.ConversationKey;

/**
 * The scripts that an agent was offered while writing a reply.
 *
 * @param scripts their ids
 * @param at when the reply was sent
 */
public record ShownSuggestions(ConversationKey key, String draft, String agent,
    Set<String> scripts, Instant at) {

  /** Copies the set. */
  public ShownSuggestions {
    scripts = Set.copyOf(scripts);
  }
}
