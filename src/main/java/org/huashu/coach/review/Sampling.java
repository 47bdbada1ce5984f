package org.huashu.coach.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Draws samples. Each agent's are drawn for themselves: who else worked in that week changes
 * nothing. {@link Random} and {@link Collections#shuffle} are specified, so that a seed draws the
 * same for ever.
 */
public final class Sampling {

  private Sampling() {}

  /**
   * What was drawn.
   *
   * @param drafts the numbers of all, by agent and then in the order in which they were drawn
   * @param doubled those of them that two are to judge
   */
  public record Drawn(List<Long> drafts, List<Long> doubled) {

    /** Copies the lists. */
    public Drawn {
      drafts = List.copyOf(drafts);
      doubled = List.copyOf(doubled);
    }
  }

  /** Draws from each agent's flagged drafts; the order in which these are given does not matter. */
  public static Drawn draw(SamplePlan plan, Map<String, ? extends Collection<Long>> byAgent) {
    List<Long> drafts = new ArrayList<>();
    List<Long> doubled = new ArrayList<>();
    new TreeMap<>(byAgent).forEach((agent, numbers) -> {
      List<Long> order = new ArrayList<>(numbers);
      Collections.sort(order);
      Collections.shuffle(order, new Random(plan.seed() * 31 + agent.hashCode()));
      List<Long> own = order.subList(0, Math.min(plan.perAgent(), order.size()));
      drafts.addAll(own);
      doubled.addAll(own.subList(0, Math.min(plan.doubles(), own.size())));
    });
    return new Drawn(drafts, doubled);
  }
}
