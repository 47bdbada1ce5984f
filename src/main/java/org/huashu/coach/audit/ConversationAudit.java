package org.huashu.coach.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.huashu.coach.advice.DelayHint;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.check.Finding;
import org.huashu.coach.clock.ClockReading;
import org.huashu.coach.clock.ClockState;
import org.huashu.coach.coaching.Coach;
import org.huashu.coach.coaching.Inspection;
import org.huashu.coach.coaching.SilentTransfer;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.quality.Evidence;
import org.huashu.coach.quality.HintedFaults;
import org.huashu.coach.quality.HintedFaults.Hinted;
import org.huashu.coach.quality.Score;
import org.huashu.coach.wording.Category;

/**
 * Plays one conversation by its own times: every reply that a person stands for meets every check
 * in the conversation as it stood then.
 */
final class ConversationAudit {

  private final Coach coach;
  private final AuditRules rules;
  private final List<LogEvent> events;
  private final Instant logEnds;
  private final ConversationKey key;
  private final List<Flag> flags = new ArrayList<>();
  private final Map<String, Integer> replies = new LinkedHashMap<>();
  private final Map<String, Waits> waits = new LinkedHashMap<>();
  private final Set<String> threats = new HashSet<>();
  private Conversation conversation;
  private int questions;
  private int machine;

  private ConversationAudit(Coach coach, AuditRules rules, List<LogEvent> events,
      Instant logEnds) {
    this.coach = coach;
    this.rules = rules;
    this.events = events;
    this.logEnds = logEnds;
    this.key = events.getFirst().event().key();
    this.conversation = Conversation.unknown(key);
  }

  /**
   * Inspects a conversation.
   *
   * @param read its events as they were read; at least one
   * @param logEnds the last moment of the whole log
   */
  static Inspected of(Coach coach, AuditRules rules, List<LogEvent> read, Instant logEnds) {
    return new ConversationAudit(coach, rules, LogEvent.ordered(read), logEnds).inspected();
  }

  private Inspected inspected() {
    Set<LogEvent> last = lastReplies();
    openChannel();
    for (LogEvent event : events) {
      play(event, last.contains(event));
    }
    boolean open = atTheEnd();
    rules.profile().ifPresent(profile -> new ProfileWaits(profile, events).late(this::late));
    List<Flag> told = flags.stream()
        .filter(flag -> flag.severity().compareTo(rules.least()) >= 0)
        .sorted(java.util.Comparator.comparing(flag -> flag.evidence().at().orElseThrow()))
        .toList();
    return new Inspected(key, conversation.channel(), events.getFirst().event().at(),
        events.getLast().event().at(), questions,
        replies.values().stream().mapToInt(Integer::intValue).sum(), machine, told,
        waits.values().stream().reduce(Waits.NONE, Waits::plus), score(told), parts(told), open);
  }

  /** The last reply of a person before each closing, and before the end. */
  private Set<LogEvent> lastReplies() {
    Set<LogEvent> found = new HashSet<>();
    Optional<LogEvent> last = Optional.empty();
    for (LogEvent event : events) {
      if (event.event() instanceof ReplySent sent && sent.sender() != Sender.AUTO) {
        last = Optional.of(event);
      } else if (event.event() instanceof ConversationClosed) {
        last.ifPresent(found::add);
        last = Optional.empty();
      }
    }
    last.ifPresent(found::add);
    return found;
  }

  private void openChannel() {
    boolean known = events.stream()
        .anyMatch(event -> event.event() instanceof ConversationOpened opened
            && opened.channel().isPresent());
    if (!known && rules.channel().isPresent()) {
      conversation = coach.after(conversation, new ConversationOpened(key,
          events.getFirst().event().at(), Optional.empty(), rules.channel(), Map.of()));
    }
  }

  private void play(LogEvent event, boolean closing) {
    switch (event.event()) {
      case ReplySent sent when sent.sender() == Sender.AUTO -> machine++;
      case ReplySent sent -> reply(event, sent, closing);
      case MessageReceived _ -> questions++;
      case ConversationTransferred moved -> SilentTransfer.in(moved)
          .ifPresent(finding -> flag(event, moved.from(), finding, evidence(moved, finding)));
      case ConversationClosed closed -> unanswered(event, closed.at());
      default -> {
      }
    }
    conversation = coach.after(conversation, event.event());
  }

  private void reply(LogEvent event, ReplySent sent, boolean closing) {
    int turn = replies.values().stream().mapToInt(Integer::intValue).sum() + 1;
    Inspection inspection = coach.inspect(conversation, new DraftUpdated(key, sent.at(),
        sent.message(), 1, sent.agent(), sent.text(), Optional.empty(), Optional.empty(),
        OptionalInt.of(turn), closing));
    replies.merge(sent.agent(), 1, Integer::sum);
    String text = rules.mask().apply(sent.text());
    for (Hint hint : inspection.hints()) {
      Finding finding = hint.finding();
      if (finding.category() == Category.ESCALATION) {
        threat(event, sent.agent(), finding, inspection.question());
      } else {
        flag(event, sent.agent(), finding, new Evidence(Optional.of(sent.at()), sent.message(),
            text, finding.span(), finding.rule(), rules.mask().apply(finding.message()),
            finding.replacements()));
      }
    }
    if (rules.profile().isEmpty() && inspection.clock().state() != ClockState.IDLE) {
      ownWait(event, sent, inspection.clock());
    }
  }

  private void ownWait(LogEvent event, ReplySent sent, ClockReading clock) {
    boolean late = clock.state() == ClockState.OVERDUE;
    waits.merge(sent.agent(), Waits.of(clock.waitedMillis(), late), Waits::plus);
    if (late) {
      delayed(event, sent.agent(), "delay.overdue",
          "顾客等了 " + DelayHint.words(clock.waitedMillis()) + "才得到回复，超过 "
              + DelayHint.words(clock.targetMillis()) + "的响应目标");
    }
  }

  private void late(ProfileWaits.Round round) {
    String agent = round.agent().or(conversation::agent).orElse("");
    waits.merge(agent, Waits.of(round.millis(), round.late()), Waits::plus);
    if (round.late()) {
      delayed(round.event(), agent, round.rule(), round.message());
    }
  }

  /** A threat is told once, however many replies it took to answer it. */
  private void threat(LogEvent event, String agent, Finding finding, String question) {
    if (threats.add(finding.rule() + finding.grade())) {
      flag(event, agent, finding,
          new Evidence(Optional.of(event.event().at()), "", rules.mask().apply(question),
              Optional.empty(), finding.rule(), rules.mask().apply(finding.message()), List.of()));
    }
  }

  /** What was left at the end of the log; tells whether the customer still waits. */
  private boolean atTheEnd() {
    LogEvent last = events.getLast();
    if (last.event() instanceof ConversationClosed) {
      return false;
    }
    return unanswered(last, logEnds);
  }

  /** Looks at what nobody has replied to by a moment; tells whether there is anything. */
  private boolean unanswered(LogEvent event, Instant by) {
    if (conversation.firstUnanswered().isEmpty()) {
      return false;
    }
    String agent = conversation.agent().orElse("");
    Inspection silence = coach.inspect(conversation, new DraftUpdated(key, by, "", 1, agent, "",
        Optional.empty(), Optional.empty(), OptionalInt.empty(), false));
    silence.hints()
        .stream()
        .map(Hint::finding)
        .filter(finding -> finding.category() == Category.ESCALATION)
        .forEach(finding -> threat(event, agent, finding, silence.question()));
    if (rules.profile().isEmpty() && replies.isEmpty()
        && silence.clock().state() == ClockState.OVERDUE) {
      waits.merge(agent, Waits.of(silence.clock().waitedMillis(), true), Waits::plus);
      delayed(event, agent, "delay.unanswered",
          "顾客等了 " + DelayHint.words(silence.clock().waitedMillis()) + "，一直没有人工回复");
    }
    return true;
  }

  private void delayed(LogEvent event, String agent, String rule, String message) {
    Finding finding = new Finding(rule, Category.DELAY, org.huashu.coach.wording.Severity.WARN,
        Optional.empty(), message, "", List.of(), Optional.empty(), Optional.empty());
    flag(event, agent, finding, evidence(event.event(), finding));
  }

  private Evidence evidence(Event event, Finding finding) {
    String text = event instanceof ReplySent sent
        ? sent.text()
        : event instanceof MessageReceived received ? received.text() : "";
    return new Evidence(Optional.of(event.at()), "", rules.mask().apply(text), Optional.empty(),
        finding.rule(), finding.message(), List.of());
  }

  private void flag(LogEvent event, String agent, Finding finding, Evidence evidence) {
    Optional<String> item = finding.category() == Category.ESCALATION
        ? Optional.empty()
        : rules.sheet().itemFor(finding.category()).map(it -> it.id());
    flags.add(new Flag(agent, event.place(), finding.category(), finding.severity(),
        finding.grade(), item, evidence));
  }

  private Score score(List<Flag> told) {
    List<Hinted> hints = told.stream()
        .filter(flag -> !flag.isCustomers())
        .map(flag -> new Hinted(flag.category(), flag.evidence()))
        .toList();
    return Score.of(rules.sheet(), HintedFaults.of(rules.sheet(), hints));
  }

  private List<Inspected.Part> parts(List<Flag> told) {
    Set<String> agents = new java.util.LinkedHashSet<>(replies.keySet());
    agents.addAll(waits.keySet());
    agents.remove("");
    return agents.stream().map(agent -> {
      List<Flag> own = told.stream()
          .filter(flag -> flag.agent().equals(agent) && !flag.isCustomers())
          .toList();
      return new Inspected.Part(agent, replies.getOrDefault(agent, 0), own.size(),
          waits.getOrDefault(agent, Waits.NONE), score(own).total());
    }).toList();
  }
}
