package org.huashu.coach.clock;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.clock.WorkingHours.Period;
import org.huashu.coach.conversation.Sender;

/**
 * How a platform, or a store's own contract, counts response times.
 *
 * @param id its name in files: {@code taobao-rate}
 * @param versions the earliest first; platforms change their rules
 */
public record PlatformProfile(String id, String title, List<Version> versions) {

  /** What is counted as one. */
  public enum Round {
    /** From the customer's first unanswered message to the first reply that counts. */
    EACH,
    /** Only the first of these in a chat. */
    FIRST,
    /** Each message of the customer, to the first reply after it. */
    MESSAGE,
    /** A customer: in time if all their rounds are. */
    PERSON
  }

  /** What must lie in the day's window. */
  public enum Counts {
    /** The question. */
    QUESTION,
    /** The question or its answer. */
    QUESTION_OR_ANSWER,
    /** The beginning of the chat. */
    CHAT_START
  }

  /** From when on time is counted. */
  public enum Start {
    /** From the question. */
    QUESTION,
    /** From the moment when the chat came to an agent, if that is later. */
    ASSIGNED
  }

  /** What becomes of a round without an answer. */
  public enum Unanswered {
    /** It counts as too late; in an average as the cap. */
    COUNTED,
    /** It does not count. */
    LEFT_OUT
  }

  /**
   * The rules from a day on.
   *
   * @param from the first day; empty for always
   * @param window of the day, by the clocks of {@code zone}; its end is outside
   * @param human whose replies count
   * @param within how fast a reply is in time
   * @param cap no round counts for longer in an average
   * @param minimum with fewer rounds nothing is assessed
   * @param targetShare the least share in time, in [0,1]; empty where an average is the target
   * @param targetAverage the longest average
   */
  public record Version(Optional<LocalDate> from, ZoneId zone, Period window, Counts counts,
      Round round, Start start, Unanswered unanswered, Set<Sender> human, Duration within,
      Optional<Duration> cap, int minimum, Optional<Double> targetShare,
      Optional<Duration> targetAverage) {

    /** Copies the set. */
    public Version {
      human = Set.copyOf(human);
    }
  }

  /** Copies the list. */
  public PlatformProfile {
    versions = List.copyOf(versions);
  }

  /** The rules of a day; empty when it is before all of them. */
  public Optional<Version> on(LocalDate day) {
    return versions.stream()
        .filter(version -> version.from().map(from -> !day.isBefore(from)).orElse(true))
        .reduce((_, later) -> later);
  }
}
