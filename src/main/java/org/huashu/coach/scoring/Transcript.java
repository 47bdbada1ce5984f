package org.huashu.coach.scoring;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.Fault;
import org.huashu.coach.quality.HintedFaults;
import org.huashu.coach.quality.HintedFaults.Ruled;
import org.huashu.coach.quality.ScoreSheet;
import org.huashu.coach.review.ChatKey;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Story;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * A conversation as a trainer reads it: what was said, in order, with the hints that the scored
 * agent was given while writing.
 */
public record Transcript(ChatKey chat, ZoneId zone, List<Line> lines) {

  /** Who says a line. */
  public enum Speaker {
    /** The customer. */
    CUSTOMER,
    /** The agent who is scored. */
    AGENT,
    /** Another agent. */
    COLLEAGUE,
    /** A machine alone. */
    MACHINE,
    /** Nobody: something happened. */
    EVENT
  }

  /**
   * A line.
   *
   * @param message its id, unique in the conversation; empty for an event
   * @param who the agent; empty for the customer
   * @param waited of the first reply to a question: how long the customer had waited
   */
  public record Line(String message, Instant at, Speaker speaker, String who, String text,
      Optional<Duration> waited, List<Hinted> hints) {}

  /**
   * A hint that the agent was given for a reply.
   *
   * @param corrected whether it was corrected before it was sent
   * @param ruling what trainers hold of it, if they judged it
   */
  public record Hinted(KeptHint hint, boolean corrected, Optional<Ruling> ruling,
      Optional<HintAnswer> answer) {}

  /** Copies the list. */
  public Transcript {
    lines = List.copyOf(lines);
  }

  /** Puts events and flagged drafts together. */
  public static Transcript of(ChatKey chat, ZoneId zone, Collection<Event> events,
      List<Insight.Told> told) {
    Map<String, List<Hinted>> hints = new HashMap<>();
    told.forEach(it -> hints.put(it.story().draft(), hints(it)));
    List<Event> ordered = new LinkedHashSet<>(events).stream()
        .sorted(Comparator.comparing(Event::at)
            .thenComparingInt(event -> event instanceof Event.MessageReceived ? 0 : 1)
            .thenComparing(Event::toString))
        .toList();
    List<Line> lines = new ArrayList<>();
    Optional<Instant> asked = Optional.empty();
    for (Event event : ordered) {
      switch (event) {
        case Event.MessageReceived it -> {
          asked = asked.or(() -> Optional.of(it.at()));
          lines.add(new Line(it.message(), it.at(), Speaker.CUSTOMER, "", it.text(),
              Optional.empty(), List.of()));
        }
        case Event.ReplySent it -> {
          Optional<Instant> since = asked;
          asked = it.sender() == Sender.AUTO ? asked : Optional.empty();
          lines.add(reply(chat, it, since, hints));
        }
        case Event.ConversationTransferred it -> lines.add(happened(it.at(), it.from(),
            "→ " + it.to() + it.reason().map(why -> "：" + why).orElse("")
                + it.note().map(note -> "（" + note + "）").orElse("")));
        default -> {
        }
      }
    }
    return new Transcript(chat, zone, lines);
  }

  private static Line happened(Instant at, String who, String text) {
    return new Line("", at, Speaker.EVENT, who, text, Optional.empty(), List.of());
  }

  private static Line reply(ChatKey chat, Event.ReplySent sent, Optional<Instant> asked,
      Map<String, List<Hinted>> hints) {
    boolean own = sent.agent().equals(chat.agent());
    Speaker speaker = sent.sender() == Sender.AUTO
        ? Speaker.MACHINE
        : own ? Speaker.AGENT : Speaker.COLLEAGUE;
    return new Line(sent.message(), sent.at(), speaker, sent.agent(), sent.text(),
        speaker == Speaker.MACHINE
            ? Optional.empty()
            : asked.map(since -> Duration.between(since, sent.at())),
        own
            ? sent.draft().map(draft -> hints.getOrDefault(draft, List.of())).orElse(List.of())
            : List.of());
  }

  private static List<Hinted> hints(Insight.Told told) {
    Story story = told.story();
    Map<String, KeptHint> byId = new LinkedHashMap<>();
    story.revisions()
        .stream()
        .flatMap(revision -> revision.hints().stream())
        .filter(Transcript::matters)
        .forEach(hint -> byId.put(hint.id(), hint));
    Map<String, Judgement> outcome = told.review().outcome();
    return byId.values()
        .stream()
        .map(hint -> new Hinted(hint, story.corrected(hint).orElse(false),
            Optional.ofNullable(outcome.get(hint.id())).map(Judgement::ruling),
            story.answerTo(hint.id())))
        .toList();
  }

  private static boolean matters(KeptHint hint) {
    return hint.severity() != Severity.INFO
        && (hint.aboutTheReply() || hint.category() == Category.DELAY);
  }

  /** Whether a line is the scored agent's of the scored day. */
  public boolean scored(Line line) {
    return line.speaker() == Speaker.AGENT
        && LocalDate.ofInstant(line.at(), zone).equals(chat.day());
  }

  /**
   * The faults that hints point to: those that the customer got to see, on the scored day, and that
   * no trainer holds to be wrong or excusable.
   */
  public List<Fault> proposed(ScoreSheet sheet) {
    return HintedFaults.of(sheet, lines.stream()
        .filter(this::scored)
        .flatMap(line -> line.hints()
            .stream()
            .filter(hinted -> !hinted.corrected())
            .map(hinted -> new HintedFaults.Hinted(hinted.hint().category(),
                evidence(line, hinted.hint()), ruled(hinted.ruling()))))
        .toList());
  }

  private static Evidence evidence(Line line, KeptHint hint) {
    return new Evidence(Optional.of(line.at()), line.message(), hint.words(), hint.span(),
        hint.rule(), hint.message(), hint.replacements());
  }

  private static Ruled ruled(Optional<Ruling> ruling) {
    return ruling.map(it -> switch (it) {
      case RIGHT -> Ruled.RIGHT;
      case WRONG_FLAG -> Ruled.WRONG_FLAG;
      case EXCUSABLE -> Ruled.EXCUSABLE;
    }).orElse(Ruled.OPEN);
  }
}
