package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.review.ChatKey;

/** The scores of chats. Safe for use by many threads. */
public interface Scores {

  /** A score. */
  Optional<Scoring> scoring(long number);

  /** The number of a chat's score. */
  OptionalLong find(ChatKey chat);

  /**
   * Begins the score of a chat.
   *
   * @return its number; empty when the chat has one already
   */
  OptionalLong begin(ChatKey chat, ScoreAct act);

  /**
   * Adds an act.
   *
   * @param seen the score as it was when the act was allowed
   * @return false when it has changed since; then nothing was kept
   */
  boolean append(Scoring seen, ScoreAct act);

  /** Scores in their order. */
  List<ScoreEntry> list(ScoreQuery query);

  /** How many there are, but not more than {@code most}. */
  int count(ScoreQuery.Filter filter, int most);

  /**
   * What the scores of some days come to, by shop and agent.
   *
   * @param shop empty for all
   * @param to the last day
   */
  Map<AgentOfShop, Mean> means(Optional<String> shop, LocalDate from, LocalDate to);

  /** An agent in a shop. */
  record AgentOfShop(String shop, String agent) implements Comparable<AgentOfShop> {

    @Override
    public int compareTo(AgentOfShop other) {
      int byShop = shop.compareTo(other.shop);
      return byShop != 0 ? byShop : agent.compareTo(other.agent);
    }
  }

  /**
   * The scores that count, together.
   *
   * @param hundredths the sum of their totals, in hundredths of a point
   * @param lowest the lowest total, in hundredths
   * @param faulty how many of them have a fault
   */
  record Mean(int scores, long hundredths, long lowest, int faulty) {

    /** Rounded half up to two places; empty when there are none. */
    public Optional<BigDecimal> value() {
      return scores == 0
          ? Optional.empty()
          : Optional.of(BigDecimal.valueOf(hundredths, 2)
              .divide(BigDecimal.valueOf(scores), 2, RoundingMode.HALF_UP));
    }

    /** Without zeros at its end: 99.50 is 99.5. */
    public static String plain(BigDecimal points) {
      return points.stripTrailingZeros().toPlainString();
    }
  }
}
