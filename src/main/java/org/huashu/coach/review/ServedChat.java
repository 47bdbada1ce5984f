package org.huashu.coach.review;

import java.time.Instant;
import java.util.Optional;

/**
 * What an agent did in a chat on a day, counted.
 *
 * @param first the agent's first reply; of a chat that came to them and was never answered, the
 *        customer's first message
 * @param last the agent's last reply, or that message
 * @param replies of the agent, 0 when the chat came to them and nobody replied
 * @param questions messages of the customer on that day
 * @param rating how the customer rated it on that day, if they were asked to
 */
public record ServedChat(ChatKey key, Instant first, Instant last, int replies, int questions,
    Optional<Rating> rating) {

  /** How a customer rated the service. */
  public enum Rating {
    /** They were satisfied. */
    SATISFIED,
    /** They were not. */
    UNSATISFIED,
    /** They were asked and did not say. */
    ABANDONED
  }
}
