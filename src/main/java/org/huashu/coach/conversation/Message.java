package org.huashu.coach.conversation;

import java.time.Instant;
import java.util.Comparator;

/**
 * One message that was sent, by the customer or to them.
 */
public sealed interface Message {

  /**
   * The order of what was said, by the messages' own times. At one and the same moment the customer
   * comes before the reply, and shorter ids before longer ones ({@code m9} before {@code m10}): the
   * order of arrival never decides.
   */
  Comparator<Message> ORDER = Comparator.comparing(Message::at)
      .thenComparing(message -> message instanceof Reply)
      .thenComparing(message -> message.id().length())
      .thenComparing(Message::id)
      .thenComparing(Message::text);

  /** The client's id of it, unique in its conversation. */
  String id();

  /** What the person sees. */
  String text();

  /** When it was sent, by the client's clock. */
  Instant at();

  /** The customer's words. */
  record FromCustomer(String id, String text, Instant at) implements Message {}

  /** A reply, and who wrote it. */
  record Reply(String id, String text, Instant at, String agent, Sender sender)
      implements Message {

    /** Whether a person stands for it. What a machine sends alone answers nobody. */
    public boolean byPerson() {
      return sender != Sender.AUTO;
    }
  }

  /** Whether it is a reply that a person stands for. */
  default boolean isReplyByPerson() {
    return this instanceof Reply reply && reply.byPerson();
  }
}
