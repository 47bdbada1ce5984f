package org.huashu.coach.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Event.ReplySent;
import org.huashu.coach.conversation.Sender;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptMatch;

/** Drafts for tests. */
public final class Drafts {

  public static final ConversationKey KEY = new ConversationKey("shop", "c-1");
  public static final Instant START = Instant.parse("2026-11-02T02:00:00Z");

  private Drafts() {}

  /** A first reply in a conversation of which nothing is known. */
  public static Draft of(String text) {
    return new Draft(Conversation.unknown(KEY), "d-1", text, "", 1, false, START, List.of());
  }

  /** The same draft in another conversation, ten seconds later. */
  public static Draft in(Conversation conversation, String text) {
    return new Draft(conversation, "d-1", text, "", 1, false, START.plusSeconds(10), List.of());
  }

  /** The same draft when these scripts answer the question. */
  public static Draft answeredBy(String text, ScriptMatch... scripts) {
    return new Draft(Conversation.unknown(KEY), "d-1", text, "", 1, false, START, List.of(scripts));
  }

  /** A conversation in which this was replied, a second after the other. */
  public static Conversation afterReplies(String... texts) {
    Conversation conversation = Conversation.unknown(KEY);
    for (int i = 0; i < texts.length; i++) {
      Event sent = new ReplySent(KEY, START.plusSeconds(i), "r" + i, Optional.empty(), "a1",
          texts[i], Sender.HUMAN);
      conversation = conversation.with(sent);
    }
    return conversation;
  }

  public static Script script(String id, Script.Use use, String answer, String... conditions) {
    return new Script(id, "标题", List.of(), answer, use, List.of(conditions),
        Script.Scope.EVERYWHERE);
  }

  public static ScriptMatch match(double score, String answer, String... conditions) {
    return new ScriptMatch(script("topic.name-" + answer.hashCode(), Script.Use.ANSWER, answer,
        conditions), score, List.of());
  }
}
