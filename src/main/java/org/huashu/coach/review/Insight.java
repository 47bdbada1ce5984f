package org.huashu.coach.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.Rounds;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.conversation.ConversationKey;

/** What the days add up to. Safe for use by many threads. */
public interface Insight {

  /**
   * Which days, and whose.
   *
   * @param from the first day
   * @param to the last day
   */
  record Range(Optional<String> shop, Optional<String> agent, LocalDate from, LocalDate to) {}

  /** By what amounts are added up. */
  enum Group {
    /** The measure's subject: the rule, the script, the hour. */
    SUBJECT,
    /** The agent. */
    AGENT,
    /** The shop. */
    SHOP,
    /** The day, as {@code 2026-11-25}. */
    DAY,
    /** Everything as one, named by the empty text. */
    NOTHING
  }

  /** Amounts by group; what was not counted at all is left out. */
  Map<Measure, Map<String, Long>> counts(Set<Measure> measures, Group group, Range range);

  /**
   * Waits as one platform counts them, by group.
   *
   * @param profile its id
   * @param group not {@link Group#SUBJECT}
   */
  Map<String, Tally> waits(String profile, Group group, Range range);

  /**
   * A round that is in the waits.
   *
   * @param agent empty when nobody replied
   */
  record WaitRound(ConversationKey key, LocalDate day, String agent, Rounds.Counted counted) {

    /** Where it stands in the list, as it stands in an address. */
    public String place() {
      return counted.asked() + " " + key.conversation();
    }
  }

  /**
   * Which rounds, in the order of the questions.
   *
   * @param range with a shop
   * @param lateOnly without those in time
   * @param descending the latest question first
   */
  record RoundsQuery(PlatformProfile profile, Range range, boolean lateOnly, boolean descending,
      Optional<String> after, int most) {}

  /**
   * A page of the rounds that {@link #waits} counts. It may hold fewer than asked for and still
   * have a next one, where hardly any round fits.
   *
   * @throws IllegalArgumentException without a shop
   */
  Page<WaitRound> rounds(RoundsQuery query);

  /** The flagged drafts of a time, the older first; if there are more, the most severe of them. */
  List<Told> told(String shop, Instant from, Instant to, int most);

  /** A flagged draft and its review. */
  record Told(Story story, Review review) {}

  /** How far the days are behind: events and hours that are not yet counted. */
  Behind behind();

  /** Whether everything that the journal has of the time before a moment is counted. */
  boolean countedUntil(Instant moment);

  /** What is not yet counted. */
  record Behind(long events, long hours) {}
}
