package org.huashu.coach.scoring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.huashu.coach.review.ChatKey;

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
   * @param zone by whose clocks days are
   * @return its number; empty when nobody served a chat in these days
   */
  OptionalLong draw(Plan plan, ZoneId zone, String by, Instant at);

  /** A sample. */
  Optional<Sample> sample(long number);

  /** Samples of a shop, or of all, the newest first, those with smaller numbers than one. */
  List<Sample> samples(Optional<String> shop, OptionalLong before, int most);

  /** How far a sample is, by agent. */
  Map<String, Coverage> coverage(long number);

  /** The first chat of a sample that has no score yet and is not the trainer's own. */
  Optional<ChatKey> next(long number, String trainer);

  /**
   * Of each agent's chats those that a plan draws; which other agents there are changes nothing.
   */
  static List<ChatKey> drawn(Plan plan, List<ChatKey> chats) {
    Map<String, List<ChatKey>> byAgent = new TreeMap<>();
    chats.forEach(chat -> byAgent.computeIfAbsent(chat.agent(), _ -> new ArrayList<>())
        .add(chat));
    List<ChatKey> drawn = new ArrayList<>();
    byAgent.forEach((agent, own) -> {
      own.sort(java.util.Comparator.comparing(ChatKey::day)
          .thenComparing(ChatKey::conversation));
      Collections.shuffle(own, new Random(plan.seed() * 31 + agent.hashCode()));
      drawn.addAll(own.subList(0, Math.min(plan.perAgent(), own.size())));
    });
    return drawn;
  }
}
