package org.huashu.coach.review;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far the reviews of a sample are.
 *
 * @param agents how many drafts of each agent are in each state
 * @param judged how many of the drafts each reviewer has judged
 */
public record SampleProgress(Map<String, Map<Review.State, Integer>> agents,
    Map<String, Integer> judged) {

  /** Copies the maps, sorted by name. */
  public SampleProgress {
    agents = new TreeMap<>(agents);
    judged = new TreeMap<>(judged);
  }

  /** How many drafts were drawn. */
  public int drafts() {
    return agents.values().stream().mapToInt(SampleProgress::all).sum();
  }

  /** How many of them still want a reviewer. */
  public int left() {
    return agents.values().stream().mapToInt(SampleProgress::left).sum();
  }

  /** How many drafts of an agent were drawn. */
  public static int all(Map<Review.State, Integer> states) {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many drafts of an agent still want a reviewer. */
  public static int left(Map<Review.State, Integer> states) {
    return states.entrySet()
        .stream()
        .filter(state -> state.getKey().wanted())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
