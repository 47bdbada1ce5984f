package org.huashu.coach.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The samples that were drawn. Safe for use by many threads. */
public interface Samples {

  /**
   * A sample.
   *
   * @param newest the last flagged draft that there was when it was drawn: with it and the seed the
   *        sample can be drawn again
   */
  record Sample(long number, SamplePlan plan, long newest, Who who, List<Long> drafts) {

    /** Copies the list. */
    public Sample {
      drafts = List.copyOf(drafts);
    }
  }

  /** Who drew it, and when. */
  record Who(String by, Instant at) {}

  /** The number of the newest flagged draft; 0 when there is none. */
  long newest();

  /** The flagged drafts of a plan's week up to a number, by agent. */
  Map<String, List<Long>> candidates(SamplePlan plan, long newest);

  /**
   * Keeps a sample, and marks its doubled drafts for two reviewers: at once or not at all.
   *
   * @return its number
   */
  long keep(SamplePlan plan, long newest, Who who, Sampling.Drawn drawn);

  /** A sample. */
  Optional<Sample> sample(long number);

  /** A shop's samples, the newest first, without their drafts. */
  List<Sample> samples(String shop, int most);

  /** Draws and keeps a sample. */
  default long draw(SamplePlan plan, Who who) {
    long newest = newest();
    return keep(plan, newest, who, Sampling.draw(plan, candidates(plan, newest)));
  }
}
