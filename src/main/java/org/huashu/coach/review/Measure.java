package org.huashu.coach.review;

/** What is counted by day, shop and agent. Each has its subject. */
public enum Measure {
  /** Flagged drafts; no subject. */
  FLAGGED,
  /** Flagged drafts, by the hour of the day: {@code 00} to {@code 23}. */
  FLAGGED_HOUR,
  /** Drafts and the rules that flagged them, by rule. */
  FLAGGED_RULE,
  /** Drafts and the categories in which they were flagged, by category. */
  FLAGGED_CATEGORY,
  /** Of {@link #FLAGGED_RULE}: those whose draft was sent, by rule. */
  SENT_RULE,
  /** Of {@link #SENT_RULE}: what the rule flagged was not in what was sent, by rule. */
  CORRECTED_RULE,
  /** Of {@link #FLAGGED_RULE}: the same agent and rule in the seven days before, by rule. */
  REPEATED_RULE,
  /** Hints that trainers hold to be right, by rule. */
  RULED_RIGHT,
  /** Hints that trainers hold to be wrong, by rule. */
  RULED_WRONG,
  /** Hints that trainers excuse, by rule. */
  RULED_EXCUSABLE,
  /** Replies that a person sent; no subject. */
  REPLIES,
  /** Chats and days on which an agent replied in them; no subject. */
  CHATS,
  /** Chats that came to an agent and that nobody replied to; no subject. */
  UNANSWERED,
  /** Chats whose customer was asked for a rating; no subject. */
  RATED,
  /** Of {@link #RATED}: the customer was satisfied; no subject. */
  SATISFIED,
  /** Of {@link #RATED}: the customer did not say; no subject. */
  RATING_ABANDONED,
  /** Conversations that an agent handed to another; no subject. */
  TRANSFERS,
  /** Scripts that were offered for a reply that was sent, by script. */
  SUGGESTION_SHOWN,
  /** Scripts that were taken as they are, by script. */
  SUGGESTION_USED,
  /** Scripts that were taken and changed, by script. */
  SUGGESTION_EDITED,
  /** Of {@link #SUGGESTION_SHOWN}: sent as they are, by script. */
  SUGGESTION_TAKEN,
  /** Of {@link #SUGGESTION_SHOWN}: sent with changes, by script. */
  SUGGESTION_CHANGED,
  /** Of {@link #SUGGESTION_SHOWN}: another one that was offered was sent, by script. */
  SUGGESTION_PASSED,
  /** Of {@link #SUGGESTION_SHOWN}: the agent wrote something else, by script. */
  SUGGESTION_IGNORED;

  /** Whether it is counted from flagged drafts; else from the journal. */
  public boolean ofFlaggedDrafts() {
    return compareTo(REPLIES) < 0;
  }

  /** Whether its subject is a script. */
  public boolean ofScripts() {
    return compareTo(SUGGESTION_SHOWN) >= 0;
  }

  /** The measure of a ruling. */
  public static Measure of(Ruling ruling) {
    return switch (ruling) {
      case RIGHT -> RULED_RIGHT;
      case WRONG_FLAG -> RULED_WRONG;
      case EXCUSABLE -> RULED_EXCUSABLE;
    };
  }
}
