package org.huashu.coach.conversation;

/** Who wrote a reply. */
public enum Sender {
  /** A person. */
  HUMAN,
  /** A machine, and a person stands for it. */
  ASSISTED,
  /** A machine alone. */
  AUTO
}
