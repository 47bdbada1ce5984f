package org.huashu.coach.coaching;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.HintAnswered;
import org.huashu.coach.conversation.Event.MessageReceived;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Event.SuggestionUsed;
import org.huashu.coach.conversation.HintAnswer;
import org.huashu.coach.conversation.Sender;

/** Events of one conversation, by the second. */
final class Story {

  static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

  private Story() {}

  static Event customer(int second, String text) {
    return new MessageReceived(KEY, START.plusSeconds(second), "m" + second, text);
  }

  static Event reply(int second, String text) {
    return new ReplySent(KEY, START.plusSeconds(second), "r" + second, Optional.of("d1"), "a1",
        text, Sender.HUMAN);
  }

  static Event dismissed(int second, String hint) {
    return new HintAnswered(KEY, START.plusSeconds(second), "d1", "a1", hint,
        HintAnswer.DISMISSED);
  }

  static Event used(int second, String script) {
    return new SuggestionUsed(KEY, START.plusSeconds(second), "d1", "a1", script, false);
  }

  static DraftUpdated draft(int second, String text) {
    return draft(START.plusSeconds(second), text, Optional.empty());
  }

  static DraftUpdated draft(Instant at, String text, Optional<String> question) {
    return new DraftUpdated(KEY, at, "d1", 1, "a1", text, question, Optional.empty(),
        OptionalInt.empty(), false);
  }
}
