package org.huashu.coach.conversation;

import java.time.Instant;

/**
 * One message that was sent, by the customer or to them.
 */
public sealed interface Message {

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
