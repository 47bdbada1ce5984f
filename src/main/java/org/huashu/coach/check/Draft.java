package org.huashu.coach.check;

import java.time.Instant;
import org.huashu.coach.conversation.Conversation;

/**
 * What an agent is about to send, and everything around it.
 *
 * @param conversation the conversation so far
 * @param id the id of the reply, the same while it is edited
 * @param text the draft exactly as it was sent, at most 10 000 UTF-16 units
 * @param question the customer's words since the last reply; empty when there are none
 * @param turn 1 is the agent's first reply
 * @param closing whether it is the last reply
 * @param at the moment of this revision
 */
public record Draft(Conversation conversation, String id, String text, String question, int turn,
    boolean closing, Instant at) {}
