package org.huashu.coach.review;

import java.util.Map;
import java.util.Optional;

/** A part of a whole. */
public record Share(long part, long whole) {

  /** The share, in [0,1]; empty where the whole is nothing. */
  public Optional<Double> value() {
    return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
  }

  /** Of what was flagged and sent: how much was corrected before. */
  public static Share corrected(Map<Measure, Map<String, Long>> counts, String group) {
    return new Share(amount(counts, Measure.CORRECTED_RULE, group),
        amount(counts, Measure.SENT_RULE, group));
  }

  /** Of what was flagged: how much the same agent had been flagged for in the week before. */
  public static Share repeated(Map<Measure, Map<String, Long>> counts, String group) {
    return new Share(amount(counts, Measure.REPEATED_RULE, group),
        amount(counts, Measure.FLAGGED_RULE, group));
  }

  /** Of what was judged: how much was flagged wrongly. Its rest is the rule's precision. */
  public static Share wrong(Map<Measure, Map<String, Long>> counts, String group) {
    long wrong = amount(counts, Measure.RULED_WRONG, group);
    return new Share(wrong, wrong + amount(counts, Measure.RULED_RIGHT, group)
        + amount(counts, Measure.RULED_EXCUSABLE, group));
  }

  /** Of the scripts that were offered: how many were not taken. */
  public static Share ignored(Map<Measure, Map<String, Long>> counts, String group) {
    long shown = amount(counts, Measure.SUGGESTION_SHOWN, group);
    long taken = amount(counts, Measure.SUGGESTION_USED, group)
        + amount(counts, Measure.SUGGESTION_EDITED, group);
    return new Share(Math.max(0, shown - taken), shown);
  }

  /** An amount; 0 where nothing was counted. */
  public static long amount(Map<Measure, Map<String, Long>> counts, Measure measure,
      String group) {
    return counts.getOrDefault(measure, Map.of()).getOrDefault(group, 0L);
  }
}
