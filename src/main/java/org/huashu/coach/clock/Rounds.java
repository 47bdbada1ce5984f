package org.huashu.coach.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.clock.PlatformProfile.Round;
import org.huashu.coach.clock.PlatformProfile.Start;
import org.huashu.coach.clock.PlatformProfile.Unanswered;
import org.huashu.coach.clock.PlatformProfile.Version;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;

/** Cuts one conversation into rounds, as a platform does. A round ends with its day. */
public final class Rounds {

  /**
   * A round that a platform counts.
   *
   * @param asked when the customer asked; of a person, their first question
   * @param answered when the first reply that counts came; of a person, the last of these
   * @param agent who replied
   * @param inTime whether it was fast enough
   * @param millis how long it counts for; of a person, the average of their rounds
   */
  public record Counted(Instant asked, Optional<Instant> answered, Optional<String> agent,
      boolean inTime, long millis) {}

  private record One(Instant asked, Optional<Instant> answered, Optional<String> agent) {

    static One open(Instant asked) {
      return new One(asked, Optional.empty(), Optional.empty());
    }
  }

  private final Version version;
  private final List<Event> events;

  private Rounds(Version version, Collection<Event> events) {
    this.version = version;
    // One moment, two events: the question first, as in a conversation.
    this.events = events.stream()
        .distinct()
        .sorted(Comparator.comparing(Event::at)
            .thenComparingInt(event -> event instanceof ReplySent ? 1 : 0)
            .thenComparing(Event::toString))
        .toList();
  }

  /** The rounds of a conversation that count, in the order of the questions. */
  public static List<Counted> counted(Version version, Collection<Event> events) {
    return new Rounds(version, events).counted();
  }

  /** What the rounds of a conversation add to the metric. */
  static Tally tally(Version version, Collection<Event> events) {
    Tally sum = Tally.NONE;
    for (Counted round : counted(version, events)) {
      sum = sum.plus(Tally.of(round));
    }
    return sum;
  }

  private List<Counted> counted() {
    List<One> rounds = cut().stream().filter(this::counts).toList();
    if (version.round() == Round.FIRST) {
      rounds = rounds.stream().limit(1).toList();
    }
    List<Counted> counted = rounds.stream()
        .filter(round -> round.answered().isPresent()
            || version.unanswered() == Unanswered.COUNTED)
        .map(this::measured)
        .toList();
    return version.round() == Round.PERSON && !counted.isEmpty()
        ? List.of(person(counted))
        : counted;
  }

  private static Counted person(List<Counted> rounds) {
    Counted last = rounds.getLast();
    long millis = rounds.stream().mapToLong(Counted::millis).sum();
    return new Counted(rounds.getFirst().asked(), last.answered(), last.agent(),
        rounds.stream().allMatch(Counted::inTime), millis / rounds.size());
  }

  private Counted measured(One round) {
    if (round.answered().isEmpty()) {
      return new Counted(round.asked(), Optional.empty(), Optional.empty(), false,
          version.cap().map(Duration::toMillis).orElse(0L));
    }
    long millis = Math.max(0,
        Duration.between(begin(round), round.answered().get()).toMillis());
    long capped = version.cap().map(cap -> Math.min(millis, cap.toMillis())).orElse(millis);
    return new Counted(round.asked(), round.answered(), round.agent(),
        millis <= version.within().toMillis(), capped);
  }

  private Instant begin(One round) {
    if (version.start() == Start.QUESTION) {
      return round.asked();
    }
    Instant answered = round.answered().orElse(Instant.MAX);
    return events.stream()
        .filter(event -> event instanceof ConversationTransferred
            || (event instanceof ConversationOpened opened && opened.agent().isPresent()))
        .map(Event::at)
        .filter(at -> at.isAfter(round.asked()) && !at.isAfter(answered))
        .reduce((_, later) -> later)
        .orElse(round.asked());
  }

  private List<One> cut() {
    List<One> rounds = new ArrayList<>();
    List<Instant> open = new ArrayList<>();
    for (Event event : events) {
      if (!open.isEmpty() && !day(open.getFirst()).equals(day(event.at()))) {
        open.forEach(asked -> rounds.add(One.open(asked)));
        open.clear();
      }
      if (event instanceof MessageReceived
          && (open.isEmpty() || version.round() == Round.MESSAGE)) {
        open.add(event.at());
      } else if (event instanceof ReplySent sent && version.human().contains(sent.sender())) {
        open.forEach(asked -> rounds.add(
            new One(asked, Optional.of(sent.at()), Optional.of(sent.agent()))));
        open.clear();
      }
    }
    open.forEach(asked -> rounds.add(One.open(asked)));
    return rounds;
  }

  private boolean counts(One round) {
    return switch (version.counts()) {
      case QUESTION -> inWindow(round.asked());
      case QUESTION_OR_ANSWER -> inWindow(round.asked())
          || round.answered().filter(this::inWindow).isPresent();
      case CHAT_START -> inWindow(events.getFirst().at());
    };
  }

  private boolean inWindow(Instant moment) {
    LocalTime time = LocalTime.ofInstant(moment, version.zone());
    int minute = time.getHour() * 60 + time.getMinute();
    return minute >= version.window().fromMinute() && minute < version.window().toMinute();
  }

  private LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, version.zone());
  }
}
