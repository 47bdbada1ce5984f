package org.huashu.coach.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.Page;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Adds up the days that {@link SqlInsightCounting} keeps. */
final class SqlInsight implements Insight {

  /** How many questions are looked at for one page of rounds. */
  private static final int QUESTIONS_OF_A_PAGE = 2_000;

  private static final String QUESTIONS = "SELECT DISTINCT at, conversation FROM event "
      + "WHERE shop = ? AND at >= ? AND at < ? AND ";
  private static final String TOLD = "number IN (SELECT number FROM flagged_draft "
      + "WHERE shop = ? AND flagged_at >= ? AND flagged_at < ? AND severity > 0 "
      + "ORDER BY severity DESC, flagged_at LIMIT ?)";

  private final Jdbi readers;
  private final SqlJournal journal;
  private final SqlReviews reviews;
  private final SqlStories stories = new SqlStories();

  SqlInsight(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.journal = new SqlJournal(readers, commits);
    this.reviews = new SqlReviews(readers, commits);
  }

  @Override
  public Map<Measure, Map<String, Long>> counts(Set<Measure> measures, Group group, Range range) {
    Where where = where(range).in("measure", measures.stream().map(Measure::name).toList());
    String column = column(group);
    Map<Measure, Map<String, Long>> counts = new EnumMap<>(Measure.class);
    SqlStore.read(readers, handle -> handle
        .select("SELECT measure, " + column + ", SUM(amount) FROM "
            + (group == Group.SUBJECT ? "insight_count" : "insight_day") + where.sql()
            + " GROUP BY measure" + grouping(group) + " HAVING SUM(amount) <> 0",
            where.values())
        .map((row, _) -> counts
            .computeIfAbsent(Measure.valueOf(row.getString(1)), _ -> new TreeMap<>())
            .put(row.getString(2), row.getLong(3)) == null)
        .list());
    return counts;
  }

  @Override
  public Map<String, Tally> waits(String profile, Group group, Range range) {
    if (group == Group.SUBJECT) {
      throw new IllegalArgumentException("waits have no subject");
    }
    Where where = where(range).and("profile = ?", profile);
    Map<String, Tally> waits = new TreeMap<>();
    SqlStore.read(readers, handle -> handle
        .select("SELECT " + column(group) + ", SUM(rounds), SUM(in_time), SUM(millis) "
            + "FROM insight_wait" + where.sql()
            + (group == Group.NOTHING ? "" : " GROUP BY " + column(group))
            + " HAVING SUM(rounds) > 0", where.values())
        .map((row, _) -> waits.put(row.getString(1),
            new Tally(row.getLong(2), row.getLong(3), row.getLong(4))) == null)
        .list());
    return waits;
  }

  private static Where where(Range range) {
    return new Where().and("day >= ?", range.from().toString())
        .and("day <= ?", range.to().toString())
        .and("shop = ?", range.shop())
        .and("agent = ?", range.agent());
  }

  private static String column(Group group) {
    return switch (group) {
      case SUBJECT -> "subject";
      case AGENT -> "agent";
      case SHOP -> "shop";
      case DAY -> "day";
      case NOTHING -> "''";
    };
  }

  private static String grouping(Group group) {
    return group == Group.NOTHING ? "" : ", " + column(group);
  }

  /** A moment at which something happened in a conversation: perhaps a question. */
  private record Moment(String at, String conversation) {

    static final Moment FIRST = new Moment("", "");
    /** Behind every moment, which begin with the digits of a year. */
    static final Moment LAST = new Moment("~", "");

    static Optional<Moment> parse(String text) {
      String[] parts = text.split(" ", 2);
      try {
        return parts.length == 2
            ? Optional.of(new Moment(SqlJournal.moment(Instant.parse(parts[0])), parts[1]))
            : Optional.empty();
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }

    String place() {
      return at + " " + conversation;
    }

    Moment earlier(Moment other) {
      return at.compareTo(other.at) <= 0 ? this : other;
    }

    Moment later(Moment other) {
      return at.compareTo(other.at) >= 0 ? this : other;
    }
  }

  @Override
  public Page<WaitRound> rounds(RoundsQuery query) {
    Range range = query.range();
    String shop = range.shop()
        .orElseThrow(() -> new IllegalArgumentException("rounds are listed shop by shop"));
    boolean back = query.descending();
    Moment place =
        query.after().flatMap(Moment::parse).orElse(back ? Moment.LAST : Moment.FIRST);
    List<WaitRound> found = new ArrayList<>();
    List<Range> stretches = stretches(query, shop);
    for (Range days : back ? stretches.reversed() : stretches) {
      String from = firstMoment(query.profile(), days);
      String until = lastMoment(query.profile(), days);
      if (back ? from.compareTo(place.at()) < 0 : until.compareTo(place.at()) > 0) {
        Page<WaitRound> page =
            rounds(query, new Stretch(shop, from, until, place, query.most() - found.size()));
        found.addAll(page.items());
        if (page.next().isPresent()) {
          return new Page<>(found, page.next());
        }
        place = back
            ? new Moment(from, "").earlier(place)
            : new Moment(until, "").later(place);
      }
    }
    return new Page<>(found, Optional.empty());
  }

  /** A part of the journal to look for rounds in, and how many are wanted. */
  private record Stretch(String shop, String from, String until, Moment place, int most) {}

  private Page<WaitRound> rounds(RoundsQuery query, Stretch stretch) {
    Keyset keyset = new Keyset(query.descending(), "at", "conversation");
    List<Moment> moments = SqlStore.read(readers, handle -> handle
        .select(QUESTIONS + keyset.after() + keyset.order(), stretch.shop(), stretch.from(),
            stretch.until(), stretch.place().at(),
            stretch.place().conversation(), QUESTIONS_OF_A_PAGE)
        .map((row, _) -> new Moment(row.getString(1), row.getString(2)))
        .list());
    List<WaitRound> found = new ArrayList<>();
    Map<String, Map<String, List<WaitRound>>> known = new HashMap<>();
    for (Moment moment : moments) {
      found.addAll(known
          .computeIfAbsent(moment.conversation(),
              name -> byMoment(query, new ConversationKey(stretch.shop(), name)))
          .getOrDefault(moment.at(), List.of()));
      if (found.size() >= stretch.most()) {
        return new Page<>(found, Optional.of(moment.place()));
      }
    }
    return new Page<>(found, moments.size() < QUESTIONS_OF_A_PAGE
        ? Optional.empty()
        : Optional.of(moments.getLast().place()));
  }

  /**
   * The days to look at. Whoever asks for one agent's rounds or for late ones only is not made to
   * wait for the days that, as they are counted, have none; what is not counted yet is looked at.
   */
  private List<Range> stretches(RoundsQuery query, String shop) {
    Range all = query.range();
    if (all.agent().isEmpty() && !query.lateOnly()) {
      return List.of(all);
    }
    Where where = where(all).and("profile = ?", query.profile().id());
    String late = query.lateOnly() ? " AND rounds > in_time" : "";
    List<LocalDate> days = new ArrayList<>(SqlStore.read(readers, handle -> handle
        .select("SELECT DISTINCT day FROM insight_wait" + where.sql() + late + " AND rounds > 0",
            where.values())
        .map((row, _) -> LocalDate.parse(row.getString(1)))
        .list()));
    LocalDate uncounted = uncounted(query, shop);
    days.removeIf(day -> !day.isBefore(uncounted));
    List<Range> stretches = new ArrayList<>(days.stream()
        .sorted()
        .map(day -> new Range(all.shop(), all.agent(), day, day))
        .toList());
    if (!uncounted.isAfter(all.to())) {
      stretches.add(new Range(all.shop(), all.agent(), uncounted, all.to()));
    }
    return stretches;
  }

  /** The first day of the range whose rounds are perhaps not all counted. */
  private LocalDate uncounted(RoundsQuery query, String shop) {
    LocalDate first = query.range().from();
    return behind().events() == 0
        ? LocalDate.MAX
        : SqlStore.read(readers, handle -> handle
            .select("SELECT MAX(day) FROM insight_wait WHERE profile = ? AND shop = ?",
                query.profile().id(), shop)
            .mapTo(String.class)
            .findOne()
            .map(LocalDate::parse)
            .filter(day -> day.isAfter(first))
            .orElse(first));
  }

  /** A conversation's rounds in the range, by the moment of the question. */
  private Map<String, List<WaitRound>> byMoment(RoundsQuery query, ConversationKey key) {
    Map<String, List<WaitRound>> rounds = new HashMap<>();
    JournalCounts.rounds(query.profile(), journal.events(key))
        .filter(it -> fits(query, it))
        .forEach(it -> rounds
            .computeIfAbsent(SqlJournal.moment(it.counted().asked()), _ -> new ArrayList<>())
            .add(new WaitRound(key, it.cell().day(), it.cell().agent(), it.counted())));
    return rounds;
  }

  private static boolean fits(RoundsQuery query, JournalCounts.Placed round) {
    LocalDate day = round.cell().day();
    return !day.isBefore(query.range().from()) && !day.isAfter(query.range().to())
        && query.range().agent().map(round.cell().agent()::equals).orElse(true)
        && !(query.lateOnly() && round.counted().inTime());
  }

  /** No version's day begins earlier or ends later than these, whatever its zone. */
  private static String firstMoment(PlatformProfile profile, Range range) {
    return SqlJournal.moment(profile.versions()
        .stream()
        .map(version -> range.from().atStartOfDay(version.zone()).toInstant())
        .min(Instant::compareTo)
        .orElse(Instant.EPOCH));
  }

  private static String lastMoment(PlatformProfile profile, Range range) {
    return SqlJournal.moment(profile.versions()
        .stream()
        .map(version -> range.to().plusDays(1).atStartOfDay(version.zone()).toInstant())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH));
  }

  @Override
  public List<Told> told(String shop, Instant from, Instant to, int most) {
    return SqlStore.read(readers, handle -> handle.inTransaction(snapshot -> reviews.told(snapshot,
        stories.stories(snapshot, TOLD, shop, SqlJournal.moment(from), SqlJournal.moment(to),
            most))));
  }

  @Override
  public Behind behind() {
    return SqlStore.read(readers, handle -> new Behind(
        number(handle, "SELECT COALESCE(MAX(number), 0) FROM event")
            - InsightState.number(handle, "journal"),
        number(handle, "SELECT COUNT(*) FROM insight_changed")));
  }

  @Override
  public boolean countedUntil(Instant moment) {
    return SqlStore.read(readers, handle -> handle
        .select("SELECT 1 FROM event WHERE number > ? AND at < ? LIMIT 1",
            InsightState.number(handle, "journal"), SqlJournal.moment(moment))
        .mapTo(Integer.class)
        .findOne()
        .isEmpty());
  }

  private static long number(Handle handle, String sql) {
    return handle.select(sql).mapTo(Long.class).one();
  }
}
