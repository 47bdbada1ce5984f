package org.huashu.coach.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.review.Counts;
import org.huashu.coach.review.InsightCounting;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.review.JournalCounts.Settings;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts in small steps: what a step adds is worked out from what is read, and written in one short
 * transaction, but only if nobody else has counted since. The journal is read by its numbers, which
 * one writer gives in the order of its commits.
 */
final class SqlInsightCounting implements InsightCounting {

  /** So few that events wait only some milliseconds for the writer. */
  private static final int EVENTS_OF_A_STEP = 2_000;

  private static final String JOURNAL = "journal";
  private static final String SHOWN = "shown";
  private static final String TOUCHED =
      "SELECT number, shop, conversation FROM event WHERE number > ? ORDER BY number LIMIT ?";
  private static final String EVENTS = "SELECT number, type, payload FROM event "
      + "WHERE shop = ? AND conversation = ? AND number <= ? ORDER BY number";
  private static final String OFFERED = "SELECT number, shop, agent, script, at, fate "
      + "FROM suggestion_shown WHERE number > ? ORDER BY number LIMIT ?";
  private static final String ADD_WAIT = "INSERT INTO insight_wait "
      + "(profile, day, shop, agent, rounds, in_time, millis) VALUES (?, ?, ?, ?, ?, ?, ?) "
      + "ON CONFLICT (profile, day, shop, agent) DO UPDATE SET "
      + "rounds = insight_wait.rounds + excluded.rounds, "
      + "in_time = insight_wait.in_time + excluded.in_time, "
      + "millis = insight_wait.millis + excluded.millis";

  private final EventCodec codec = new EventCodec();
  private final Jdbi readers;
  private final GroupCommit commits;

  SqlInsightCounting(Jdbi readers, GroupCommit commits) {
    this.readers = readers;
    this.commits = commits;
  }

  @Override
  public boolean catchUp(Settings settings, BooleanSupplier goOn) {
    InsightState.begin(readers, commits, named(settings));
    FlaggedDays days = new FlaggedDays(readers, commits, settings.zone());
    boolean more = true;
    while (more && goOn.getAsBoolean()) {
      boolean flagged = days.step();
      boolean offered = offered(settings);
      more = journal(settings) || flagged || offered;
    }
    return !more;
  }

  /** The same text for the same settings; the name says how it is counted. */
  private static String named(Settings settings) {
    return settings.profiles()
        .stream()
        .map(SqlInsightCounting::named)
        .collect(Collectors.joining("\n", "3 " + settings.zone().getId() + "\n", ""));
  }

  private static String named(PlatformProfile profile) {
    return profile.versions()
        .stream()
        .map(it -> List
            .of(it.from(), it.zone(), it.window(), it.counts(), it.round(), it.start(),
                it.unanswered(), it.human().stream().sorted().toList(), it.within(), it.cap())
            .toString())
        .collect(Collectors.joining(" ", profile.id() + " ", ""));
  }

  /** What an event's conversation was and is; its difference is what the event adds. */
  private record Numbered(long number, Event event) {}

  private boolean journal(Settings settings) {
    long done = SqlStore.read(readers, handle -> InsightState.number(handle, JOURNAL));
    Set<ConversationKey> touched = new LinkedHashSet<>();
    List<Long> numbers = SqlStore.read(readers,
        handle -> handle.select(TOUCHED, done, EVENTS_OF_A_STEP).map((row, _) -> {
          touched.add(new ConversationKey(row.getString(2), row.getString(3)));
          return row.getLong(1);
        }).list());
    if (numbers.isEmpty()) {
      return false;
    }
    long upTo = numbers.getLast();
    Step step = new Step(new Counts(), new WaitSums(), new ChatRows());
    SqlStore.read(readers, handle -> {
      for (ConversationKey key : touched) {
        List<Numbered> events = events(handle, key, upTo);
        step.add(counted(events, done, settings), counted(events, Long.MAX_VALUE, settings));
      }
      return touched.size();
    });
    var _ = commits.call(handle -> {
      boolean first = InsightState.advance(handle, JOURNAL, done, upTo);
      if (first) {
        step.write(handle);
      }
      return first;
    });
    return true;
  }

  /** What a step of the journal adds. */
  private record Step(Counts counts, WaitSums waits, ChatRows chats) {

    /** What one conversation came to before, and what it comes to now. */
    void add(JournalCounts before, JournalCounts now) {
      counts.add(now.counts(), 1);
      counts.add(before.counts(), -1);
      now.waits().forEach(waits::plus);
      before.waits().forEach(waits::minus);
      chats.add(before.chats(), now.chats());
    }

    void write(Handle handle) {
      InsightState.add(handle, counts);
      chats.write(handle);
      waits.sums()
          .forEach((cell, sum) -> handle.execute(ADD_WAIT, cell.profile(),
              cell.day().toString(), cell.shop(), cell.agent(), sum.rounds(), sum.inTime(),
              sum.millis()));
    }
  }

  private List<Numbered> events(Handle handle, ConversationKey key, long upTo) {
    return handle.select(EVENTS, key.shop(), key.conversation(), upTo)
        .map((row, _) -> new Numbered(row.getLong(1),
            codec.read(row.getString(2), row.getString(3))))
        .list();
  }

  private static JournalCounts counted(List<Numbered> events, long upTo, Settings settings) {
    List<Event> some = new ArrayList<>();
    events.stream()
        .filter(it -> it.number() <= upTo)
        .forEach(it -> some.add(it.event()));
    return JournalCounts.of(some, settings);
  }

  private boolean offered(Settings settings) {
    long done = SqlStore.read(readers, handle -> InsightState.number(handle, SHOWN));
    Counts counts = new Counts();
    List<Long> numbers = SqlStore.read(readers,
        handle -> handle.select(OFFERED, done, EVENTS_OF_A_STEP).map((row, _) -> {
          OfferedCell.of(row, settings.zone()).forEach(cell -> counts.add(cell, 1));
          return row.getLong(1);
        }).list());
    if (numbers.isEmpty()) {
      return false;
    }
    var _ = commits.call(handle -> {
      boolean first = InsightState.advance(handle, SHOWN, done, numbers.getLast());
      if (first) {
        InsightState.add(handle, counts);
      }
      return first;
    });
    return true;
  }

  /** Tallies that add up. */
  private static final class WaitSums {
    private final Map<JournalCounts.WaitCell, Tally> sums = new HashMap<>();

    void plus(JournalCounts.WaitCell cell, Tally tally) {
      sums.merge(cell, tally, Tally::plus);
    }

    void minus(JournalCounts.WaitCell cell, Tally tally) {
      sums.merge(cell, Tally.NONE.minus(tally), Tally::plus);
    }

    Map<JournalCounts.WaitCell, Tally> sums() {
      sums.values().removeIf(Tally.NONE::equals);
      return sums;
    }
  }
}
