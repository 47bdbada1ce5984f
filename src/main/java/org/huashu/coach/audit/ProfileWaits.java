package org.huashu.coach.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huashu.coach.advice.DelayHint;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.PlatformProfile.Version;
import org.huashu.coach.clock.Rounds;
import org.huashu.coach.conversation.Event.ReplySent;

/** The waits of one conversation, as a platform counts them. */
record ProfileWaits(PlatformProfile profile, List<LogEvent> events) {

  /**
   * A round that the platform counts.
   *
   * @param event the reply, or else the question
   */
  record Round(LogEvent event, Optional<String> agent, long millis, boolean late, String rule,
      String message) {}

  /** Tells each round, in the order of the questions. */
  void late(Consumer<Round> rounds) {
    versions().ifPresent(version -> {
      List<org.huashu.coach.conversation.Event> plain =
          events.stream().map(LogEvent::event).toList();
      for (Rounds.Counted counted : Rounds.counted(version, plain)) {
        rounds.accept(new Round(place(counted), counted.agent(), counted.millis(),
            !counted.inTime(), "delay." + profile.id(), message(counted, version)));
      }
    });
  }

  /** By the rules of the day when the conversation began. */
  private Optional<Version> versions() {
    return profile.versions()
        .stream()
        .findFirst()
        .flatMap(any -> profile
            .on(LocalDate.ofInstant(events.getFirst().event().at(), any.zone())));
  }

  private LogEvent place(Rounds.Counted counted) {
    return events.stream()
        .filter(event -> counted.answered()
            .map(at -> event.event() instanceof ReplySent && event.event().at().equals(at))
            .orElseGet(() -> event.event().at().equals(counted.asked())))
        .findFirst()
        .orElseGet(events::getLast);
  }

  private String message(Rounds.Counted counted, Version version) {
    String allowed = "（" + profile.title() + "：" + DelayHint.words(version.within().toMillis())
        + "内）";
    return counted.answered().isPresent()
        ? "顾客等了 " + DelayHint.words(counted.millis()) + "才得到回复" + allowed
        : "这一问没有人工回复" + allowed;
  }
}
