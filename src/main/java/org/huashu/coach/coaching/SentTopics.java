package org.huashu.coach.coaching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.huashu.coach.advice.Template;
import org.huashu.coach.conversation.Message.Reply;
import org.huashu.coach.script.Script;

/**
 * What a conversation is about, by the scripts that its agent sent: a reply is of a topic when it
 * has a clause that only scripts of that topic have, so a script is known after an agent has
 * changed other parts of it. Immutable.
 */
final class SentTopics {

  /** Knows no script. */
  static final SentTopics NONE = new SentTopics(Map.of());

  /** A shorter clause is too common to tell a topic, in letters and digits. */
  private static final int TELLING = 8;
  /** Replies further back say little of what the talk is about now. */
  private static final int LAST = 3;

  /** By clause; empty for one that scripts of several topics have. */
  private final Map<String, String> byClause;

  private SentTopics(Map<String, String> byClause) {
    this.byClause = byClause;
  }

  /** Knows the scripts that answer questions. */
  static SentTopics of(List<Script> scripts) {
    Map<String, String> byClause = new HashMap<>();
    for (Script script : scripts) {
      String topic = script.topic();
      if (script.use() == Script.Use.ANSWER && !topic.isEmpty()) {
        Template.of(script)
            .literals()
            .forEach(literal -> eachClause(literal, clause -> byClause.merge(clause, topic,
                (one, other) -> one.equals(other) ? one : "")));
      }
    }
    byClause.values().removeIf(String::isEmpty);
    return new SentTopics(byClause);
  }

  /** The topics of the last replies, each once, the last first. */
  List<String> in(List<Reply> replies) {
    List<String> topics = new ArrayList<>();
    for (int i = replies.size() - 1; i >= Math.max(0, replies.size() - LAST); i--) {
      topic(replies.get(i).text()).filter(topic -> !topics.contains(topic)).ifPresent(topics::add);
    }
    return topics;
  }

  /** The topic that the most letters of a reply are of; of equals the first by name. */
  private Optional<String> topic(String reply) {
    Map<String, Integer> letters = new HashMap<>();
    eachClause(reply, clause -> {
      String topic = byClause.get(clause);
      if (topic != null) {
        letters.merge(topic, clause.length(), Integer::sum);
      }
    });
    return letters.entrySet()
        .stream()
        .max(Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }

  private static void eachClause(String text, Consumer<String> taker) {
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetterOrDigit(text.charAt(i))) {
        if (i - from >= TELLING) {
          taker.accept(text.substring(from, i));
        }
        from = i + 1;
      }
    }
  }
}
