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
   * @param closed who has closed it; empty while it is worked on
   */
  record Sample(long number, SamplePlan plan, long newest, Who who, Optional<Who> closed,
      List<Long> drafts) {

    /** Copies the list. */
    public Sample {
      drafts = List.copyOf(drafts);
    }
  }

  /** Who drew or closed it, and when. */
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

  /** A sample without its drafts, and how far it is. */
  record Listed(Sample sample, SampleProgress progress) {

    /** How far it is, in a word. */
    public SampleQuery.Standing standing() {
      if (sample.closed().isPresent()) {
        return SampleQuery.Standing.CLOSED;
      }
      return progress.left() == 0 ? SampleQuery.Standing.DONE : SampleQuery.Standing.OPEN;
    }

    /** Where it stands in the list. */
    public SampleQuery.Place place() {
      return new SampleQuery.Place(sample.plan().week(), sample.number());
    }
  }

  /** A page of the samples. */
  List<Listed> samples(SampleQuery query);

  /** How far the reviews of a sample are. */
  SampleProgress progress(long number);

  /**
   * Closes a sample: what is left of it is no longer asked for.
   *
   * @return false when it was closed before
   */
  boolean close(long number, Who who);

  /**
   * Forgets a sample of which nothing has been judged: what was judged stays evidence. Drafts that
   * two are to judge stay so.
   *
   * @return false when something has been judged; then nothing changed
   */
  boolean delete(long number);

  /** Whether a sample that is drawn again, from what there was then, holds the same drafts. */
  default boolean drawsTheSame(Sample sample) {
    List<Long> again =
        Sampling.draw(sample.plan(), candidates(sample.plan(), sample.newest())).drafts();
    return again.stream().sorted().toList().equals(sample.drafts().stream().sorted().toList());
  }

  /** Draws and keeps a sample. */
  default long draw(SamplePlan plan, Who who) {
    long newest = newest();
    return keep(plan, newest, who, Sampling.draw(plan, candidates(plan, newest)));
  }
}
