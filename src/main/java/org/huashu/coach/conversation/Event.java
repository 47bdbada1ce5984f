package org.huashu.coach.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened in a conversation, as a chat client reports it. {@link #at()} is the
 * moment the client gives, not the moment of arrival.
 */
public sealed interface Event {

  /** The conversation it belongs to. */
  ConversationKey key();

  /** When it happened, by the client's clock. */
  Instant at();

  /**
   * A customer came in.
   *
   * @param facts what is known of customer, product and order, by dotted name: {@code order.id},
   *        {@code customer.name}
   */
  record ConversationOpened(ConversationKey key, Instant at, Optional<String> agent,
      Optional<String> channel, Map<String, String> facts) implements Event {
    /** Copies the facts. */
    public ConversationOpened {
      facts = Map.copyOf(facts);
    }
  }

  /** The customer wrote. */
  record MessageReceived(ConversationKey key, Instant at, String message, String text)
      implements Event {}

  /**
   * The agent's draft of a reply changed.
   *
   * @param draft the id of the reply, the same while it is edited
   * @param revision counts up with every change
   * @param question the customer's last words, from a client that keeps no session
   * @param waitingSince since when the customer waits, from such a client
   * @param turn 1 is the agent's first reply, from such a client
   * @param closing whether it is the last reply
   */
  record DraftUpdated(ConversationKey key, Instant at, String draft, long revision, String agent,
      String text, Optional<String> question, Optional<Instant> waitingSince, OptionalInt turn,
      boolean closing) implements Event {}

  /** A reply went out to the customer. */
  record ReplySent(ConversationKey key, Instant at, String message, Optional<String> draft,
      String agent, String text, Sender sender) implements Event {}

  /** The agent took a suggested script. */
  record SuggestionUsed(ConversationKey key, Instant at, String draft, String agent, String script,
      boolean edited) implements Event {}

  /** The agent answered a hint. */
  record HintAnswered(ConversationKey key, Instant at, String draft, String agent, String hint,
      HintAnswer answer) implements Event {}

  /** Another agent took over. */
  record ConversationTransferred(ConversationKey key, Instant at, String from, String to,
      Optional<String> reason, Optional<String> note) implements Event {}

  /** The conversation ended. */
  record ConversationClosed(ConversationKey key, Instant at, String agent, Optional<Boolean> solved)
      implements Event {}

  /**
   * The customer rated the service.
   *
   * @param satisfied empty when the customer abandoned the rating
   * @param score 1 to 5
   */
  record ConversationRated(ConversationKey key, Instant at, Optional<Boolean> satisfied,
      OptionalInt score) implements Event {}
}
