package org.huashu.coach.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;

/**
 * Something that a log says happened.
 *
 * @param file as it was named
 * @param line counted from 1
 * @param inOrder whether the order of the lines tells which of two at the same moment came first:
 *        tables have whole seconds or minutes only
 */
record LogEvent(String file, int line, boolean inOrder, Event event) {

  /** What tells two lines of a table at one moment apart: far less than anybody measures. */
  private static final long TICK_NANOS = 1_000;

  /** Where it stands: {@code file:line}. */
  String place() {
    return file + ":" + line;
  }

  /** The events of one conversation in the order in which they happened, none of them twice. */
  static List<LogEvent> ordered(List<LogEvent> read) {
    List<LogEvent> events = once(read);
    boolean table = events.stream().allMatch(LogEvent::inOrder);
    if (table && events.getFirst().event.at().isAfter(events.getLast().event.at())) {
      Collections.reverse(events);
    }
    Comparator<LogEvent> byTime = Comparator.comparing(it -> it.event.at());
    events.sort(table ? byTime : byTime.thenComparingInt(it -> rank(it.event)));
    return table ? apart(events) : events;
  }

  /** As a conversation does: at one moment the customer comes before the reply. */
  private static int rank(Event event) {
    return event instanceof ConversationOpened ? 0 : event instanceof ReplySent ? 2 : 1;
  }

  private static List<LogEvent> once(List<LogEvent> read) {
    Set<Object> seen = new HashSet<>();
    List<LogEvent> events = new ArrayList<>(read.size());
    for (LogEvent event : read) {
      Object same = switch (event.event) {
        case MessageReceived received -> List.of("customer", received.message());
        case ReplySent sent -> List.of("reply", sent.message());
        default -> event.event;
      };
      if (seen.add(same)) {
        events.add(event);
      }
    }
    return events;
  }

  private static List<LogEvent> apart(List<LogEvent> events) {
    List<LogEvent> apart = new ArrayList<>(events.size());
    Instant last = Instant.MIN;
    for (LogEvent event : events) {
      Instant at = event.event.at();
      LogEvent later = at.isAfter(last) ? event : event.at(last.plusNanos(TICK_NANOS));
      last = later.event.at();
      apart.add(later);
    }
    return apart;
  }

  private LogEvent at(Instant at) {
    return new LogEvent(file, line, inOrder, switch (event) {
      case MessageReceived it -> new MessageReceived(it.key(), at, it.message(), it.text());
      case ReplySent it -> new ReplySent(it.key(), at, it.message(), it.draft(), it.agent(),
          it.text(), it.sender());
      case ConversationOpened it -> new ConversationOpened(it.key(), at, it.agent(), it.channel(),
          it.facts());
      default -> event;
    });
  }
}
