package org.huashu.coach.check;

import java.time.Instant;
import java.util.List;
import org.huashu.coach.conversation.Conversation;
import org.huashu.coach.script.ScriptMatch;

/**
 * What an agent is about to send, and everything around it.
 *
 * @param conversation the conversation so far
 * @param id the id of the reply, the same while it is edited
 * @param text the draft exactly as it was sent, at most 10 000 UTF-16 units
 * @param question the customer's words since the last reply that was more than a holding reply;
 *        empty when there are none
 * @param turn 1 is the agent's first reply; 0 when nobody knows
 * @param closing whether it is the last reply
 * @param at the moment of this revision
 * @param scripts the scripts that answer the customer's last words, the best first
 */
public record Draft(Conversation conversation, String id, String text, String question, int turn,
    boolean closing, Instant at, List<ScriptMatch> scripts) {

  /** Copies the list. */
  public Draft {
    scripts = List.copyOf(scripts);
  }
}
