package org.huashu.coach.audit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.quality.Score;

/**
 * A conversation that was inspected.
 *
 * @param begun when its first event was
 * @param ended when its last one was
 * @param questions messages of the customer
 * @param replies what a person stands for; only these are inspected
 * @param machine what a machine sent alone
 * @param flags in the order in which they happened
 * @param score of the whole conversation
 * @param agents each agent's part of it, in the order in which they came
 * @param open whether the customer still waited at its end
 */
public record Inspected(ConversationKey key, Optional<String> channel, Instant begun,
    Instant ended, int questions, int replies, int machine, List<Flag> flags, Waits waits,
    Score score, List<Part> agents, boolean open) {

  /** The worst first: fewer points, then more flags, then by its id. */
  static final Comparator<Inspected> WORST_FIRST = Comparator
      .comparing((Inspected it) -> it.score().total())
      .thenComparing(Comparator.comparingInt((Inspected it) -> it.flags().size()).reversed())
      .thenComparing(it -> it.key().shop())
      .thenComparing(it -> it.key().conversation());

  /** Copies the lists. */
  public Inspected {
    flags = List.copyOf(flags);
    agents = List.copyOf(agents);
  }

  /** Whether an agent did anything to judge: a reply, or a fault without one. */
  public boolean isJudged() {
    return replies > 0 || !score.faults().isEmpty();
  }

  /**
   * What one agent did in it.
   *
   * @param flags of their replies
   * @param score with their own faults only
   */
  public record Part(String agent, int replies, int flags, Waits waits, BigDecimal score) {}
}
