package org.huashu.coach.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.huashu.coach.review.Counts;
import org.huashu.coach.review.FlagCounts;
import org.huashu.coach.review.FlagCounts.Flag;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Story;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts the days anew on which something changed about flagged drafts: a day is read as a whole
 * and replaced as a whole.
 */
final class FlaggedDays {

  private static final int HOURS_OF_A_STEP = 100;
  private static final String OF_DAY = "shop = ? AND flagged_at >= ? AND flagged_at < ?";
  private static final String OUTCOMES = "SELECT o.flagged_draft, o.hint, o.ruling "
      + "FROM flagged_draft d JOIN review_outcome o ON o.flagged_draft = d.number "
      + "WHERE d.shop = ? AND d.flagged_at >= ? AND d.flagged_at < ?";
  private static final String FLAGS = "SELECT DISTINCT d.agent, h.rule, d.flagged_at "
      + "FROM flagged_draft d JOIN flagged_hint h ON h.flagged_draft = d.number "
      + "WHERE d.shop = ? AND d.flagged_at >= ? AND d.flagged_at < ?";
  private static final String MARKS =
      "SELECT shop, hour, mark FROM insight_changed ORDER BY shop, hour LIMIT ?";
  private static final String MARK_DONE =
      "DELETE FROM insight_changed WHERE shop = ? AND hour = ? AND mark = ?";
  private static final List<String> OWN = Arrays.stream(Measure.values())
      .filter(Measure::ofFlaggedDrafts)
      .map(Measure::name)
      .toList();
  private static final String FORGET = "DELETE FROM %s WHERE shop = ? AND day = ? "
      + "AND measure IN (" + Where.marks(OWN.size()) + ")";

  /** An hour in which something changed, in UTC. */
  private record Mark(String shop, String hour, long mark) {

    Instant from() {
      return Instant.parse(hour + ":00:00Z");
    }
  }

  private record Day(String shop, LocalDate date) {

    static final Comparator<Day> ORDER =
        Comparator.comparing(Day::shop).thenComparing(Day::date);
  }

  private final SqlStories stories = new SqlStories();
  private final Jdbi readers;
  private final GroupCommit commits;
  private final ZoneId zone;

  FlaggedDays(Jdbi readers, GroupCommit commits, ZoneId zone) {
    this.readers = readers;
    this.commits = commits;
    this.zone = zone;
  }

  /** Counts some days anew; false when there is none. */
  boolean step() {
    List<Mark> marks = SqlStore.read(readers, handle -> handle.select(MARKS, HOURS_OF_A_STEP)
        .map((row, _) -> new Mark(row.getString(1), row.getString(2), row.getLong(3)))
        .list());
    if (marks.isEmpty()) {
      return false;
    }
    days(marks).forEach(this::count);
    var _ = commits.call(handle -> {
      marks.forEach(mark -> handle.execute(MARK_DONE, mark.shop(), mark.hour(), mark.mark()));
      return marks.size();
    });
    return true;
  }

  /** The days of these hours, and those after them: what is new may make later flags repeated. */
  private SequencedSet<Day> days(List<Mark> marks) {
    TreeSet<Day> days = new TreeSet<>(Day.ORDER);
    for (Mark mark : marks) {
      LocalDate first = LocalDate.ofInstant(mark.from(), zone);
      LocalDate last = LocalDate.ofInstant(mark.from().plusSeconds(3599), zone);
      LocalDate reach = last.plusDays(FlagCounts.REPEATED_WITHIN.toDays());
      for (LocalDate day = first; !day.isAfter(reach); day = day.plusDays(1)) {
        days.add(new Day(mark.shop(), day));
      }
    }
    return days;
  }

  private void count(Day day) {
    boolean written = false;
    while (!written) {
      Counted counted = SqlStore.read(readers,
          handle -> handle.inTransaction(snapshot -> read(snapshot, day)));
      written = commits.call(handle -> {
        if (!InsightState.advance(handle, InsightState.FLAGS, counted.turn(),
            counted.turn() + 1)) {
          return false;
        }
        for (String table : List.of("insight_count", "insight_day")) {
          handle
              .execute(
                  FORGET.formatted(table), Stream
                      .concat(Stream.of(day.shop(), day.date().toString()),
                          OWN.stream())
                      .toArray());
        }
        InsightState.add(handle, counted.counts());
        return true;
      });
    }
  }

  private record Counted(long turn, Counts counts) {}

  private Counted read(Handle handle, Day day) {
    Instant from = day.date().atStartOfDay(zone).toInstant();
    Instant to = day.date().plusDays(1).atStartOfDay(zone).toInstant();
    Object[] range = {day.shop(), SqlJournal.moment(from), SqlJournal.moment(to)};
    long turn = InsightState.number(handle, InsightState.FLAGS);
    List<Story> told = stories.stories(handle, OF_DAY, range);
    if (told.isEmpty()) {
      return new Counted(turn, new Counts());
    }
    Map<Long, Map<String, Ruling>> outcomes = new HashMap<>();
    handle.select(OUTCOMES, range)
        .map((row, _) -> outcomes.computeIfAbsent(row.getLong(1), _ -> new HashMap<>())
            .put(row.getString(2), Ruling.valueOf(row.getString(3))) == null)
        .list();
    List<Flag> flags = handle
        .select(FLAGS, day.shop(), SqlJournal.moment(from.minus(FlagCounts.REPEATED_WITHIN)),
            SqlJournal.moment(to))
        .map((row, _) -> new Flag(row.getString(1), row.getString(2),
            Instant.parse(row.getString(3))))
        .list();
    return new Counted(turn, FlagCounts.of(told, outcomes, zone, flags));
  }
}
