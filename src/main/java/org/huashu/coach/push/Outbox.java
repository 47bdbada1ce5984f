package org.huashu.coach.push;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.StoreUnavailableException;

/**
 * The durable list of pushes and of who must still get them. Safe for use by many threads.
 */
public interface Outbox {

  /**
   * A push as it is kept.
   *
   * @param hint the id of its hint: a push of that hint is kept once
   * @param agent whom it concerns; empty for whoever serves the shop
   * @param body the envelope, JSON
   */
  record Letter(ConversationKey key, Optional<String> agent, String hint, Instant at,
      String body) {}

  /** A kept push; numbers count up in the order of keeping. */
  record Kept(long number, Letter letter) {}

  /**
   * A delivery that is waited for.
   *
   * @param attempts how often it was tried
   */
  record Pending(Kept kept, int attempts) {}

  /** A delivery that was given up. */
  record Dead(long number, String target, int attempts, String problem) {}

  /**
   * Keeps a push for these targets, without waiting.
   *
   * @return its number, when it is on disk; empty when its hint was kept before. Fails with
   *         {@link StoreUnavailableException}
   */
  CompletableFuture<OptionalLong> add(Letter letter, Set<String> targets);

  /**
   * What an agent may have missed, the oldest first.
   *
   * @param number the last push that the agent got
   * @throws StoreUnavailableException when it cannot be read
   */
  List<Kept> after(String shop, String agent, long number, int most);

  /**
   * What a target may get now, the oldest first: of each conversation only its oldest.
   *
   * @throws StoreUnavailableException when it cannot be read
   */
  List<Pending> due(String target, Instant now, int most);

  /** These were delivered. */
  void delivered(String target, List<Long> numbers);

  /** These were tried in vain; they are due again at {@code next}. */
  void postponed(String target, List<Long> numbers, Instant next, String problem);

  /** These were tried too often. */
  void givenUp(String target, List<Long> numbers, String problem);

  /** What was given up, the oldest first. */
  List<Dead> dead(int most);

  /** Tries again from now on what was given up for a target; returns how many. */
  int replay(String target, Instant now);

  /** Forgets pushes that are older and that nobody waits for. */
  void forget(Instant before);
}
