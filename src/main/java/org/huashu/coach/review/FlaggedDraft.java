package org.huashu.coach.review;

import java.time.Instant;
import org.huashu.coach.advice.Advice;
import org.huashu.coach.conversation.ConversationKey;

/**
 * A revision of a draft that was answered with a warning or a stop: what was nearly sent, and the
 * hints.
 *
 * @param text the draft, personal data masked
 * @param question the customer's words, personal data masked
 */
public record FlaggedDraft(ConversationKey key, String agent, String text, String question,
    Advice advice, Instant at) {}
