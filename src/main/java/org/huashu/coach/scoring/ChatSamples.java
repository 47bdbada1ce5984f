package org.huashu.coach.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.SampleQuery;

/** Chats drawn at random to be scored. Safe for use by many threads. */
public interface ChatSamples {

  /**
   * What is drawn: some chats of every agent of a shop in some days.
   *
   * @param until the last day
   * @param perAgent how many of each agent, at least 1
   * @param seed the same seed draws the same from the same chats
   */
  record Plan(String shop, LocalDate from, LocalDate until, int perAgent, long seed) {

    /** Refuses days and numbers that make no sense. */
    public Plan {
      if (until.isBefore(from) || perAgent < 1) {
        throw new IllegalArgumentException(perAgent + " from " + from + " until " + until);
      }
    }
  }

  /** A sample, and who drew it. */
  record Sample(long number, Plan plan, String by, Instant at) {}

  /** How many chats of a sample have a score that counts. */
  record Coverage(int chats, int scored) {}

  /**
   * Draws a sample and keeps it.
   *
   * @return its number; empty when nobody served a chat in these days
   */
  OptionalLong draw(Plan plan, String by, Instant at);

  /** A sample. */
  Optional<Sample> sample(long number);

  /** A sample, and how far it is. */
  record Listed(Sample sample, Coverage coverage) {

    /** Where it stands in the list. */
    public SampleQuery.Place place() {
      return new SampleQuery.Place(sample.plan().from(), sample.number());
    }
  }

  /** A page of the samples. */
  List<Listed> samples(SampleQuery query);

  /** How far a sample is, by agent. */
  Map<String, Coverage> coverage(long number);

  /** The first chat of a sample that has no score yet and is not the trainer's own. */
  Optional<ChatKey> next(long number, String trainer);
}
