package org.huashu.coach.conversation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.huashu.coach.conversation.Message.FromCustomer;
import org.huashu.coach.conversation.Message.Reply;

/**
 * What was said, and where in it the customer and the agents speak.
 *
 * @param messages in {@link #ORDER}
 */
record Said(List<Message> messages) {

  /**
   * The order of what was said, by the messages' own times. At one and the same moment the customer
   * comes before the reply, and shorter ids before longer ones ({@code m9} before {@code m10}): the
   * order of arrival never decides.
   */
  static final Comparator<Message> ORDER = Comparator.comparing(Message::at)
      .thenComparingInt(message -> message instanceof Reply ? 1 : 0)
      .thenComparingInt(message -> message.id().length())
      .thenComparing(Message::id)
      .thenComparing(Message::text);

  /** How long a question may be: as long as one message, in UTF-16 units. */
  private static final int LONGEST_QUESTION = 10_000;

  /** Where the last reply stands; -1 when there is none. */
  int lastReply() {
    return lastReply(messages.size());
  }

  /** Where the last reply before an index stands; -1 when there is none. */
  int lastReply(int end) {
    int i = end - 1;
    while (i >= 0 && !messages.get(i).isReplyByPerson()) {
      i--;
    }
    return i;
  }

  /** The same of replies that were more than holding replies. */
  int lastAnswer(Predicate<String> holding, int end) {
    int last = lastReply(end);
    while (last >= 0 && holding.test(messages.get(last).text())) {
      last = lastReply(last);
    }
    return last;
  }

  /** Where the customer's first message from an index on stands; the size when there is none. */
  int customer(int from) {
    int i = from;
    while (i < messages.size() && !(messages.get(i) instanceof FromCustomer)) {
      i++;
    }
    return i;
  }

  /** The customer's words in a part of it, joined by line breaks; the last ones of many. */
  String words(int from, int to) {
    String words = "";
    for (int i = to - 1; i >= from; i--) {
      if (messages.get(i) instanceof FromCustomer message) {
        if (words.length() + message.text().length() >= LONGEST_QUESTION && !words.isEmpty()) {
          return words;
        }
        words = words.isEmpty() ? message.text() : message.text() + "\n" + words;
      }
    }
    return words;
  }

  /** With messages that may be there already. */
  Said with(Collection<Message> added) {
    if (added.size() == 1 && isNewest(added.iterator().next())) {
      List<Message> all = new ArrayList<>(messages);
      all.addAll(added);
      return new Said(all);
    }
    Map<String, Message> byId = HashMap.newHashMap(messages.size() + added.size());
    messages.forEach(message -> byId.put(message.id(), message));
    // One id, two texts: the client breaks its promise, and still the order decides nothing.
    added.forEach(message -> byId.merge(message.id(), message, BinaryOperator.minBy(ORDER)));
    return new Said(byId.values().stream().sorted(ORDER).toList());
  }

  /** The usual case: what comes in was said last. */
  private boolean isNewest(Message message) {
    return messages.isEmpty() || (ORDER.compare(messages.getLast(), message) < 0
        && messages.stream().noneMatch(known -> known.id().equals(message.id())));
  }
}
