package org.huashu.coach.audit;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.SuggestionUsed;

/**
 * Inspects whole chat logs. It keeps nothing but the report: not the log, and nothing in any store.
 *
 * @param refused hears of each line that cannot be taken
 * @param mostInMemory how many events are held at once; more are sorted on disk
 */
public record Auditor(Coach coach, AuditRules rules, LogSettings settings,
    Consumer<String> refused, int mostInMemory) {

  /** So many events take a few hundred megabytes. */
  public static final int USUAL_EVENTS = 400_000;

  /** Hears how far an audit has come. Its methods are called by several threads. */
  public interface Progress {

    /** Reading begins, of so many bytes; 0 when nobody knows. */
    default void reading(long bytes) {}

    /** So many bytes more were read. */
    default void read(long bytes) {}

    /** Inspecting begins, of so many events. */
    default void inspecting(long events) {}

    /** So many events more were inspected. */
    default void inspected(long events) {}
  }

  /**
   * Which conversations are inspected: those that began then.
   *
   * @param from this moment or later
   * @param until and before this one
   */
  public record Period(Optional<Instant> from, Optional<Instant> until) {

    boolean has(Instant begun) {
      return from.map(moment -> !begun.isBefore(moment)).orElse(true)
          && until.map(begun::isBefore).orElse(true);
    }
  }

  /**
   * Inspects all conversations of these logs.
   *
   * @param standardInput what the file {@code -} stands for
   * @throws UnreadableLogException when a file is no chat log
   */
  public AuditReport audit(List<Path> files, InputStream standardInput, Period period,
      Progress progress) {
    try (GatheredLog gathered = new GatheredLog(mostInMemory)) {
      var reading = new Reading(gathered);
      progress.reading(files.stream().mapToLong(ChatLogs::size).sum());
      var logs = new ChatLogs(settings, standardInput, progress::read);
      files.forEach(file -> logs.read(file, reading));
      progress.inspecting(reading.events);
      List<Inspected> inspected = new ArrayList<>();
      gathered.each(some -> inspected
          .addAll(inspected(some, new Look(reading.ends, period, progress))));
      return AuditReport.of(inspected, new AuditReport.Source(
          files.stream().map(Path::toString).toList(), reading.events, reading.refusedLines,
          Set.copyOf(reading.shops)), rules);
    }
  }

  private record Look(Instant logEnds, Period period, Progress progress) {}

  private List<Inspected> inspected(Collection<List<LogEvent>> conversations, Look look) {
    return conversations.parallelStream().flatMap(events -> {
      Optional<Inspected> one = Optional.of(events)
          .filter(it -> look.period().has(begun(it)))
          .map(it -> ConversationAudit.of(coach, rules, it, look.logEnds()));
      look.progress().inspected(events.size());
      return one.stream();
    }).toList();
  }

  private static Instant begun(List<LogEvent> events) {
    return events.stream()
        .map(event -> event.event().at())
        .min(Instant::compareTo)
        .orElse(Instant.MAX);
  }

  /** Takes the events in that matter: what was sent, not what was typed. */
  private final class Reading implements LogSink {

    private final GatheredLog gathered;
    private final Set<String> shops = new TreeSet<>();
    private long events;
    private long refusedLines;
    private Instant ends = Instant.MIN;

    Reading(GatheredLog gathered) {
      this.gathered = gathered;
    }

    @Override
    public void event(LogEvent event) {
      if (event.event() instanceof DraftUpdated || event.event() instanceof HintAnswered
          || event.event() instanceof SuggestionUsed) {
        return;
      }
      gathered.add(event);
      events++;
      shops.add(event.event().key().shop());
      ends = event.event().at().isAfter(ends) ? event.event().at() : ends;
    }

    @Override
    public void refused(String why) {
      refusedLines++;
      refused.accept(why);
    }
  }
}
