package org.huashu.coach.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.ConversationRated;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;

/**
 * A conversation as the desk shows it; grows by copy.
 *
 * @param facts of customer and order, by dotted name
 * @param agent who serves the customer; empty for nobody yet
 * @param lines what was said and what happened, oldest first, at most the last {@value #MOST}
 * @param changedAt when something happened last
 * @param rating what the customer thought of it
 */
record DeskConversation(ConversationKey key, Map<String, String> facts, Optional<String> agent,
    List<Line> lines, Instant changedAt, Optional<Instant> closedAt, Optional<Rating> rating) {

  private static final int MOST = 300;

  /** Who a line is from. */
  enum From {
    /** The customer. */
    CUSTOMER,
    /** An agent, or what speaks for one. */
    AGENT,
    /** Nobody: something happened. */
    NOTE
  }

  /** One line; the id is unique within its conversation. */
  record Line(String id, From from, String text, Instant at) {}

  /** A customer's verdict. */
  record Rating(Optional<Boolean> satisfied, OptionalInt score) {}

  static DeskConversation unknown(ConversationKey key) {
    return new DeskConversation(key, Map.of(), Optional.empty(), List.of(), Instant.EPOCH,
        Optional.empty(), Optional.empty());
  }

  /** This conversation after an event; the same when it was known already. */
  DeskConversation with(Event event) {
    return switch (event) {
      case ConversationOpened opened -> opened(opened);
      case MessageReceived received ->
        said(new Line("c-" + received.message(), From.CUSTOMER, received.text(), received.at()));
      case ReplySent sent -> said(
          new Line("a-" + sent.message(), From.AGENT, sent.text(), sent.at()))
          .servedBy(sent.agent());
      case ConversationTransferred moved -> said(note(moved.at(),
          "已转给 " + moved.to() + moved.note().map(note -> "：" + note).orElse("")))
          .servedBy(moved.to());
      case ConversationClosed closed -> said(note(closed.at(),
          closed.solved()
              .map(solved -> solved ? "会话已结束，问题已解决" : "会话已结束，问题未解决")
              .orElse("会话已结束")))
          .closed(closed.at());
      case ConversationRated rated -> said(note(rated.at(), words(rated)))
          .rated(new Rating(rated.satisfied(), rated.score()));
      case DraftUpdated _,HintAnswered _,SuggestionUsed _ -> this;
    };
  }

  /** Since when the customer waits for a reply; empty when nobody waits. */
  Optional<Instant> waitingSince() {
    Optional<Instant> since = Optional.empty();
    for (Line line : lines) {
      if (line.from() == From.AGENT) {
        since = Optional.empty();
      } else if (line.from() == From.CUSTOMER && since.isEmpty()) {
        since = Optional.of(line.at());
      }
    }
    return closedAt.isPresent() ? Optional.empty() : since;
  }

  private DeskConversation opened(ConversationOpened opened) {
    Map<String, String> all = new HashMap<>(facts);
    all.putAll(opened.facts());
    return new DeskConversation(key, Map.copyOf(all), agent.or(opened::agent), lines,
        later(opened.at()), closedAt, rating);
  }

  private DeskConversation said(Line line) {
    if (lines.stream().anyMatch(other -> other.id().equals(line.id()))) {
      return this;
    }
    List<Line> all = new ArrayList<>(lines);
    int place = all.size();
    while (place > 0 && all.get(place - 1).at().isAfter(line.at())) {
      place--;
    }
    all.add(place, line);
    List<Line> last = List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    // Who writes after the end opens it again.
    Optional<Instant> closed = closedAt.filter(
        end -> line.from() != From.CUSTOMER || !line.at().isAfter(end));
    return new DeskConversation(key, facts, agent, last, later(line.at()), closed, rating);
  }

  private DeskConversation servedBy(String other) {
    return new DeskConversation(key, facts, Optional.of(other), lines, changedAt, closedAt, rating);
  }

  private DeskConversation closed(Instant at) {
    return new DeskConversation(key, facts, agent, lines, later(at), Optional.of(at), rating);
  }

  private DeskConversation rated(Rating given) {
    return new DeskConversation(key, facts, agent, lines, changedAt, closedAt,
        Optional.of(given));
  }

  private Instant later(Instant at) {
    return at.isAfter(changedAt) ? at : changedAt;
  }

  private static Line note(Instant at, String words) {
    return new Line("n-" + at.toEpochMilli() + words.hashCode(), From.NOTE, words, at);
  }

  private static String words(ConversationRated rated) {
    String score = rated.score().isPresent() ? "，" + rated.score().getAsInt() + " 分" : "";
    return rated.satisfied()
        .map(satisfied -> (satisfied ? "顾客评价：满意" : "顾客评价：不满意") + score)
        .orElse("顾客没有评价");
  }
}
