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
final class Rounds {

  private record One(Instant asked, Optional<Instant> answered) {}

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

  /** What the rounds of a conversation add to the metric. */
  static Tally tally(Version version, Collection<Event> events) {
    return new Rounds(version, events).tally();
  }

  private Tally tally() {
    List<One> rounds = cut().stream().filter(this::counts).toList();
    if (version.round() == Round.FIRST) {
      rounds = rounds.stream().limit(1).toList();
    }
    Tally sum = Tally.NONE;
    for (One round : rounds) {
      if (round.answered().isPresent() || version.unanswered() == Unanswered.COUNTED) {
        sum = sum.plus(measured(round));
      }
    }
    return version.round() == Round.PERSON && sum.rounds() > 0
        ? new Tally(1, sum.inTime() == sum.rounds() ? 1 : 0, sum.millis() / sum.rounds())
        : sum;
  }

  private Tally measured(One round) {
    if (round.answered().isEmpty()) {
      return new Tally(1, 0, version.cap().map(Duration::toMillis).orElse(0L));
    }
    long millis = Math.max(0,
        Duration.between(begin(round), round.answered().get()).toMillis());
    long capped = version.cap().map(cap -> Math.min(millis, cap.toMillis())).orElse(millis);
    return new Tally(1, millis <= version.within().toMillis() ? 1 : 0, capped);
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
        open.forEach(asked -> rounds.add(new One(asked, Optional.empty())));
        open.clear();
      }
      if (event instanceof MessageReceived
          && (open.isEmpty() || version.round() == Round.MESSAGE)) {
        open.add(event.at());
      } else if (event instanceof ReplySent sent && version.human().contains(sent.sender())) {
        open.forEach(asked -> rounds.add(new One(asked, Optional.of(sent.at()))));
        open.clear();
      }
    }
    open.forEach(asked -> rounds.add(new One(asked, Optional.empty())));
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
