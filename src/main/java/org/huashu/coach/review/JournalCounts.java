package org.huashu.coach.review;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.PlatformProfile.Version;
import org.huashu.coach.clock.Rounds;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.Counts.Cell;

/**
 * What one conversation adds to the days. When more is known of it, what it added before is taken
 * away and what it adds now is added: so events may come late, twice and in any order.
 *
 * @param waits by platform profile
 * @param chats who served it on which day
 */
public record JournalCounts(Counts counts, Map<WaitCell, Tally> waits, List<ServedChat> chats) {

  /** Where a wait counts. Whose reply never came belongs to the agent {@code ""}. */
  public record WaitCell(String profile, LocalDate day, String shop, String agent) {}

  /**
   * By what is counted.
   *
   * @param zone by whose clocks days are
   * @param profiles how platforms count; each has days of its own
   */
  public record Settings(ZoneId zone, List<PlatformProfile> profiles) {

    /** Copies the list. */
    public Settings {
      profiles = List.copyOf(profiles);
    }
  }

  /** What the events of one conversation add up to. */
  public static JournalCounts of(Collection<Event> events, Settings settings) {
    Set<Event> distinct = new LinkedHashSet<>(events);
    Counts counts = new Counts();
    distinct.forEach(event -> add(counts, event, settings.zone()));
    List<ServedChat> chats = ServedChats.of(distinct, settings.zone());
    chats.forEach(chat -> ServedChats.count(chat, counts));
    Map<WaitCell, Tally> waits = new HashMap<>();
    for (PlatformProfile profile : settings.profiles()) {
      rounds(profile, distinct).forEach(round -> waits.merge(round.cell(),
          Tally.of(round.counted()), Tally::plus));
    }
    return new JournalCounts(counts, waits, chats);
  }

  private static void add(Counts counts, Event event, ZoneId zone) {
    LocalDate day = LocalDate.ofInstant(event.at(), zone);
    String shop = event.key().shop();
    switch (event) {
      case ReplySent sent when sent.sender() != Sender.AUTO -> counts
          .add(new Cell(Measure.REPLIES, day, shop, sent.agent(), ""), 1);
      case ConversationTransferred moved -> counts
          .add(new Cell(Measure.TRANSFERS, day, shop, moved.from(), ""), 1);
      case SuggestionUsed used -> counts.add(new Cell(
          used.edited() ? Measure.SUGGESTION_EDITED : Measure.SUGGESTION_USED, day, shop,
          used.agent(), used.script()), 1);
      default -> {
      }
    }
  }

  /** A round, and where it counts. */
  public record Placed(WaitCell cell, Rounds.Counted counted) {}

  /** The rounds of a conversation that a profile counts, each by the rules of its day. */
  public static Stream<Placed> rounds(PlatformProfile profile, Collection<Event> events) {
    if (events.isEmpty()) {
      return Stream.empty();
    }
    String shop = events.iterator().next().key().shop();
    return profile.versions()
        .stream()
        .flatMap(version -> Rounds.counted(version, events)
            .stream()
            .filter(round -> profile.on(day(round, version))
                .equals(
                    Optional.of(version)))
            .map(round -> new Placed(new WaitCell(profile.id(), day(round, version), shop,
                round.agent().orElse("")), round)));
  }

  private static LocalDate day(Rounds.Counted round, Version version) {
    return LocalDate.ofInstant(round.asked(), version.zone());
  }
}
