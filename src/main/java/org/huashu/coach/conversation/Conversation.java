package org.huashu.coach.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a conversation: an immutable value that grows by copy.
 *
 * @param facts what is known of customer, product and order, by dotted name
 * @param messages what was said, in the order of their own times
 * @param silenced the ids of hints that the agent does not want to see again
 */
public record Conversation(ConversationKey key, Optional<String> agent, Optional<String> channel,
    Map<String, String> facts, List<Message> messages, Set<String> silenced, boolean closed) {

  /** A conversation of which nothing is known yet. */
  public static Conversation unknown(ConversationKey key) {
    return new Conversation(key, Optional.empty(), Optional.empty(), Map.of(), List.of(), Set.of(),
        false);
  }
}
