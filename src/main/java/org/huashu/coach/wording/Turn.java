package org.huashu.coach.wording;

/**
 * What the rules read.
 *
 * @param draft the agent's words, at most 10 000 UTF-16 units
 * @param question the customer's words since the last reply; empty when there are none
 * @param firstReply whether it is the agent's first reply
 * @param closing whether it is the last reply
 */
public record Turn(String draft, String question, boolean firstReply, boolean closing) {

  // Every draft is looked up by it, and a record's own code for this is slower.

  @Override
  public boolean equals(Object other) {
    return other instanceof Turn it && firstReply == it.firstReply && closing == it.closing
        && draft.equals(it.draft) && question.equals(it.question);
  }

  @Override
  public int hashCode() {
    return 4 * (31 * draft.hashCode() + question.hashCode())
        + (firstReply ? 2 : 0) + (closing ? 1 : 0);
  }
}
