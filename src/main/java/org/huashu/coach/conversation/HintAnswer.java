package org.huashu.coach.conversation;

/** What an agent did with a hint. */
public enum HintAnswer {
  /** Took the replacement. */
  APPLIED,
  /** Does not want to see it again in this draft. */
  DISMISSED,
  /** Says that the hint is wrong. */
  FALSE_ALARM
}
