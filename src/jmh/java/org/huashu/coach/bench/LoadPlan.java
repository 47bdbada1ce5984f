package org.huashu.coach.bench;

import java.time.Duration;

/**
 * How large and how long the load on the service is.
 *
 * @param scripts in the generated knowledge base, each with five similar questions
 * @param phrases of the generated wording rules
 * @param conversations that the drafts of the throughput and latency scenarios belong to
 * @param openConversations that the memory scenario opens
 * @param rounds of echo, known texts and new ones, one after the other
 * @param round the time of one of them
 * @param warmUp the time before the first round, and before the mix
 * @param mix the measured time of the mix
 * @param mostFilling the longest time that opening conversations may take
 */
public record LoadPlan(int scripts, int phrases, int conversations, int openConversations,
    int rounds, Duration round, Duration warmUp, Duration mix, Duration mostFilling) {

  static final int DRAFTS_PER_SECOND = 1_000;
  static final int EVENTS_PER_SECOND = 250;
  static final int NEW_QUESTION_EVERY = 8;
  static final int THROUGHPUT_CONNECTIONS = 12;
  static final int MIX_CONNECTIONS = 48;
  static final int FILLING_CONNECTIONS = 512;

  /** Within five minutes. */
  public static LoadPlan full() {
    return new LoadPlan(10_000, 5_000, 2_000, 200_000, 8, Duration.ofSeconds(6),
        Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(180));
  }

  /** Within 90 seconds; the numbers only show that nothing is badly wrong. */
  public static LoadPlan quick() {
    return new LoadPlan(10_000, 5_000, 1_000, 20_000, 3, Duration.ofSeconds(2),
        Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(20));
  }
}
