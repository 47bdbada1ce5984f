package org.huashu.coach.wording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import org.huashu.coach.wording.WordingRule.Form.Like;
import org.huashu.coach.wording.WordingRule.Voice;

/**
 * Whether the customer's words say anything to any rule. Found out once for a question and
 * remembered while the agent types: most questions say nothing, and then no draft that answers them
 * need be read together with them. Safe for use by many threads.
 */
final class Hearing {

  private static final long MOST_BYTES = 8L << 20;
  private static final int QUESTION_BYTES = 120;

  private final List<CompiledRule> listeners;
  private final TextReading.Tools tools;
  private final Cache<String, Boolean> heard = Caffeine.newBuilder()
      .maximumWeight(MOST_BYTES)
      .weigher((String question, Boolean _) -> QUESTION_BYTES + 2 * question.length())
      .executor(Runnable::run)
      .build();

  Hearing(List<CompiledRule> rules, TextReading.Tools tools) {
    this.listeners = rules.stream().filter(Hearing::listens).toList();
    this.tools = tools;
  }

  private static boolean listens(CompiledRule rule) {
    return rule.rule().conditions().voice() == Voice.QUESTION
        || !rule.rule().conditions().question().isEmpty();
  }

  /** The turn as far as the rules hear it: without a question that says nothing to any of them. */
  Turn of(Turn turn) {
    String question = turn.question();
    if (question.isEmpty()) {
      return turn;
    }
    return !listeners.isEmpty() && heard.get(question, this::says)
        ? turn
        : new Turn(turn.draft(), "", turn.firstReply(), turn.closing());
  }

  private boolean says(String question) {
    TextReading reading = new TextReading(question, tools);
    for (CompiledRule rule : listeners) {
      // What a clause is like may turn out later only.
      if (rule.rule().form() instanceof Like || rule.mayHear(reading)) {
        return true;
      }
    }
    return false;
  }
}
