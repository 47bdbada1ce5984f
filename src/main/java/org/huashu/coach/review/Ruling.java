package org.huashu.coach.review;

/** What a trainer says of a hint. */
public enum Ruling {
  /** The hint was right. */
  RIGHT,
  /** It should not have been shown: the rule is wrong here. */
  WRONG_FLAG,
  /** The rule is right, and still the agent had a reason. */
  EXCUSABLE
}
