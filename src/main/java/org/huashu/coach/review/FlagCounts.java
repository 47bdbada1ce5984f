package org.huashu.coach.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.huashu.coach.review.Counts.Cell;

/** Counts flagged drafts. A pure function of the drafts, so that a day can be counted anew. */
public final class FlagCounts {

  /** How far back the same mistake is a repeated one. */
  public static final Duration REPEATED_WITHIN = Duration.ofDays(7);

  /** That a rule flagged a draft of an agent. */
  public record Flag(String agent, String rule, Instant at) {}

  private final ZoneId zone;
  private final Map<String, List<Instant>> flags;
  private final Counts counts = new Counts();

  private FlagCounts(ZoneId zone, Collection<Flag> flags) {
    this.zone = zone;
    this.flags = flags.stream()
        .collect(Collectors.groupingBy(flag -> name(flag.agent(), flag.rule()),
            Collectors.mapping(Flag::at, Collectors.toList())));
  }

  /**
   * Counts some drafts.
   *
   * @param outcomes what holds of their hints, by draft and hint
   * @param zone by whose clocks days and hours are
   * @param flags of the same shop, those of the {@link #REPEATED_WITHIN} before among them
   */
  public static Counts of(Collection<Story> stories, Map<Long, Map<String, Ruling>> outcomes,
      ZoneId zone, Collection<Flag> flags) {
    FlagCounts counting = new FlagCounts(zone, flags);
    stories.forEach(
        story -> counting.add(story, outcomes.getOrDefault(story.number(), Map.of())));
    return counting.counts;
  }

  private void add(Story story, Map<String, Ruling> outcome) {
    List<KeptHint> hints = story.hints();
    if (hints.isEmpty()) {
      return;
    }
    ZonedDateTime at = story.flaggedAt().atZone(zone);
    count(story, Measure.FLAGGED, "");
    count(story, Measure.FLAGGED_HOUR, "%02d".formatted(at.getHour()));
    hints.stream()
        .map(hint -> hint.category().wireName())
        .distinct()
        .forEach(category -> count(story, Measure.FLAGGED_CATEGORY, category));
    Map<String, List<KeptHint>> byRule = hints.stream()
        .collect(Collectors.groupingBy(KeptHint::rule, TreeMap::new, Collectors.toList()));
    byRule.forEach((rule, its) -> add(story, rule, its));
    hints.forEach(hint -> {
      Ruling ruling = outcome.get(hint.id());
      if (ruling != null) {
        count(story, Measure.of(ruling), hint.rule());
      }
    });
  }

  private void add(Story story, String rule, List<KeptHint> hints) {
    count(story, Measure.FLAGGED_RULE, rule);
    if (story.sent().isPresent()) {
      count(story, Measure.SENT_RULE, rule);
      if (hints.stream().allMatch(hint -> story.corrected(hint).orElse(false))) {
        count(story, Measure.CORRECTED_RULE, rule);
      }
    }
    Instant at = story.flaggedAt();
    if (flags.getOrDefault(name(story.agent(), rule), List.of())
        .stream()
        .anyMatch(other -> other.isBefore(at) && !other.isBefore(at.minus(REPEATED_WITHIN)))) {
      count(story, Measure.REPEATED_RULE, rule);
    }
  }

  private void count(Story story, Measure measure, String subject) {
    LocalDate day = LocalDate.ofInstant(story.flaggedAt(), zone);
    counts.add(new Cell(measure, day, story.key().shop(), story.agent(), subject), 1);
  }

  private static String name(String agent, String rule) {
    return agent + "\n" + rule;
  }
}
