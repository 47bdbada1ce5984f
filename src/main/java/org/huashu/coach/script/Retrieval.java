package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * How well a search finds what it should, over many questions. A question that nothing is right for
 * counts as a question all the same.
 */
public final class Retrieval {

  /** The rank of the first right one by question, from 1; 0 for none. */
  private final List<Integer> ranks = new ArrayList<>();

  /** Takes the answer to one question: the ids found, the best first, and the right ones. */
  public void add(List<String> found, Set<String> right) {
    int rank = 0;
    for (int i = 0; i < found.size() && rank == 0; i++) {
      rank = right.contains(found.get(i)) ? i + 1 : 0;
    }
    ranks.add(rank);
  }

  /** The rank of the first right one by question, in the order they came; 0 for none. */
  public List<Integer> ranks() {
    return List.copyOf(ranks);
  }

  /** How many questions there were. */
  public int questions() {
    return ranks.size();
  }

  /** The share of questions with a right one among the first {@code k}, in [0,1]. */
  public double recallAt(int k) {
    return mean(rank -> rank > 0 && rank <= k ? 1 : 0);
  }

  /** The mean of 1 ÷ rank of the first right one, 0 beyond the first {@code k}, in [0,1]. */
  public double meanReciprocalRankAt(int k) {
    return mean(rank -> rank > 0 && rank <= k ? 1.0 / rank : 0);
  }

  private double mean(IntToDoubleFunction value) {
    return ranks.stream().mapToDouble(rank -> value.applyAsDouble(rank)).average().orElse(0);
  }
}
