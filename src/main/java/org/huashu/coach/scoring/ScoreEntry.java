package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import org.huashu.coach.review.ChatKey;

/**
 * A line of the list of scores.
 *
 * @param trainer who finished it last, or works on it
 * @param faults how many there are
 * @param points what is left of each group, in words
 * @param unread whether the agent has something to read
 */
public record ScoreEntry(long number, ChatKey chat, Scoring.State state, String trainer,
    Instant scoredAt, BigDecimal total, int faults, String points, boolean unread) {

  /** Where it stands in an order. */
  public String place(ScoreQuery.Order order) {
    String value = switch (order) {
      case DAY -> chat.day().toString();
      case TOTAL -> total.movePointRight(2).toBigInteger().toString();
      case SCORED -> scoredAt.toString();
    };
    return value + " " + number;
  }
}
