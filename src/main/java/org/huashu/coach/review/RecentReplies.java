package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.wording.Turn;

/** What agents really wrote of late: rules are tried on it. Safe for use by many threads. */
public interface RecentReplies {

  /**
   * A reply that a person sent, personal data masked.
   *
   * @param turn its text, the customer's words before it, and whether it was the first reply; that
   *        it was the last one is not known when it is sent
   */
  record SentReply(ConversationKey key, String message, String agent, Instant at, Turn turn) {}

  /** How many replies there are of a shop; counting ends at {@code most}. */
  int count(String shop, int most);

  /**
   * Reads the last replies of a shop in the order in which they came in, as long as {@code taker}
   * takes them.
   *
   * @param most how many of the last
   */
  void read(String shop, int most, Predicate<SentReply> taker);

  /** What trainers said of a rule's hints, the newest draft first. */
  List<JudgedText> judged(String rule, int most);
}
