package org.huashu.coach.wording;

/**
 * What the rules read.
 *
 * @param draft the agent's words, at most 10 000 UTF-16 units
 * @param question the customer's words since the last reply; empty when there are none
 * @param firstReply whether it is the agent's first reply
 * @param closing whether it is the last reply
 */
public record Turn(String draft, String question, boolean firstReply, boolean closing) {}
