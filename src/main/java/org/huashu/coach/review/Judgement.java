package org.huashu.coach.review;

/**
 * A ruling on one hint.
 *
 * @param hint its id
 * @param comment to the agent; empty when there is none
 */
public record Judgement(String hint, Ruling ruling, String comment) {

  /** The longest comment, in UTF-16 units. */
  public static final int LONGEST = 1000;

  /** Refuses a comment that is too long. */
  public Judgement {
    comment = comment.strip();
    if (comment.length() > LONGEST) {
      throw new RefusedActException(RefusedActException.Why.TOO_LONG);
    }
  }
}
