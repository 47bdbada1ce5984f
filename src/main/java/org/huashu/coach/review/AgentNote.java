package org.huashu.coach.review;

import java.time.Instant;
import org.huashu.coach.conversation.ConversationKey;

/**
 * What a reviewer tells an agent about a draft.
 *
 * @param draft the flagged draft's number
 * @param hint what it is about; empty for the answer to an appeal
 * @param ruling what was said of that hint; of an answer, whether anything was accepted
 * @param read whether the agent has read it
 */
public record AgentNote(long draft, ConversationKey key, String agent, String hint, String by,
    Instant at, Ruling ruling, String comment, boolean read) {}
