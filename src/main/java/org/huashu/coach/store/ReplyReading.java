package org.huashu.coach.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ConversationClosed;
import org.huashu.coach.conversation.Event.ConversationOpened;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.review.RecentReplies.SentReply;
import org.huashu.coach.wording.Turn;

/**
 * Follows conversations in the order in which the journal has them, and so knows what the customer
 * had said before a reply. Belongs to one thread.
 */
final class ReplyReading {

  /** As long as a question may be, in UTF-16 units. */
  private static final int LONGEST = 10_000;

  /** How many conversations are followed at once; a forgotten one is looked up again. */
  private static final int MOST = 100_000;

  /** What was said since the last reply, and whether there was any. */
  private record Heard(String question, boolean replied) {}

  private final Map<ConversationKey, Heard> heard = new HashMap<>();
  private final Function<ConversationKey, List<Event>> before;

  /**
   * Begins somewhere in the journal.
   *
   * @param before what happened in a conversation before that, the latest first
   */
  ReplyReading(Function<ConversationKey, List<Event>> before) {
    this.before = before;
  }

  /** Whether events of a type tell anything here. */
  static boolean reads(String type) {
    return type.equals("message.received") || type.equals("reply.sent")
        || type.equals("conversation.opened") || type.equals("conversation.closed");
  }

  /** Takes an event in; a reply that a person sent is handed back. */
  Optional<SentReply> after(Event event) {
    switch (event) {
      case MessageReceived message -> {
        Heard now = heard(message.key());
        heard.put(message.key(), new Heard(joined(now.question(), message.text()),
            now.replied()));
      }
      case ReplySent sent when sent.sender() != Sender.AUTO -> {
        Heard now = heard(sent.key());
        heard.put(sent.key(), new Heard("", true));
        return Optional.of(new SentReply(sent.key(), sent.message(), sent.agent(), sent.at(),
            new Turn(sent.text(), now.question(), !now.replied(), false)));
      }
      // Nothing was said before, so nothing need be looked up.
      case ConversationOpened opened -> heard.putIfAbsent(opened.key(), new Heard("", false));
      case ConversationClosed closed -> heard.remove(closed.key());
      default -> {
      }
    }
    return Optional.empty();
  }

  private Heard heard(ConversationKey key) {
    Heard known = heard.get(key);
    if (known != null) {
      return known;
    }
    if (heard.size() >= MOST) {
      heard.clear();
    }
    String question = "";
    for (Event event : before.apply(key)) {
      if (event instanceof ReplySent sent && sent.sender() != Sender.AUTO) {
        return new Heard(question, true);
      }
      if (event instanceof MessageReceived message) {
        question = joined(message.text(), question);
      }
    }
    return new Heard(question, false);
  }

  private static String joined(String first, String then) {
    if (first.isEmpty() || then.isEmpty()) {
      return first + then;
    }
    String both = first + "\n" + then;
    return both.length() > LONGEST ? then : both;
  }
}
