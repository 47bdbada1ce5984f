package org.huashu.coach.review;

/** An act that the state of a review does not allow; nothing changed. */
public final class RefusedActException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** No such flagged draft. */
    UNKNOWN,
    /** Another reviewer has it open. */
    RESERVED,
    /** It has its verdicts. */
    JUDGED,
    /** This reviewer has judged it, or is the agent who wrote it. */
    NOT_YOU,
    /** The hints are not those of the draft, or not all of them. */
    HINTS,
    /** Nothing to undo, or others have gone on from there. */
    NOTHING_TO_UNDO,
    /** It cannot be appealed against now, or there is no appeal to answer. */
    NO_APPEAL,
    /** There is no such open proposal. */
    NO_PROPOSAL,
    /** A text is missing that must be given. */
    REASON,
    /** A text is too long. */
    TOO_LONG
  }

  private final Why why;

  /** Refuses for that reason. */
  public RefusedActException(Why why) {
    super("refused: " + why);
    this.why = why;
  }

  /** The reason. */
  public Why why() {
    return why;
  }
}
