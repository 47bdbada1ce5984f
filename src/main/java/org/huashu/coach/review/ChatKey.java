package org.huashu.coach.review;

import java.time.LocalDate;
import org.huashu.coach.conversation.ConversationKey;

/**
 * What a trainer scores: what one agent did in one chat on one day. On marketplaces a customer's
 * chat never ends, and an agent is told of yesterday, not of last year.
 *
 * @param day by the clocks of the store
 */
public record ChatKey(String shop, String conversation, String agent, LocalDate day) {

  /** The conversation that it is a part of. */
  public ConversationKey key() {
    return new ConversationKey(shop, conversation);
  }
}
