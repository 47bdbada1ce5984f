package org.huashu.coach.scoring;

/** An act that is not allowed, or no longer. */
public final class RefusedScoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why {
    /** There is nothing of that number. */
    UNKNOWN,
    /** Somebody else has changed it meanwhile. */
    CHANGED,
    /** Nobody scores or settles themselves. */
    NOT_YOU,
    /** The agent's appeal must be answered first. */
    APPEALED,
    /** There is no appeal to answer, or none can be made. */
    NO_APPEAL,
    /** It is finished and cannot become a draft again. */
    FINISHED,
    /** Items or numbers that cannot be. */
    ITEMS,
    /** A reason is missing. */
    REASON,
    /** A text is too long. */
    TOO_LONG,
    /** The month has no score, and the policy wants one. */
    NO_SCORE,
    /** The month is closed. */
    CLOSED,
    /** The month is not closed. */
    OPEN,
    /** The month is not over. */
    NOT_OVER,
    /** Some of the month is not counted yet. */
    STILL_COUNTING
  }

  private final Why why;

  /** Refused for this reason. */
  public RefusedScoreException(Why why) {
    super(why.name());
    this.why = why;
  }

  /** Why. */
  public Why why() {
    return why;
  }
}
