package org.huashu.coach.wording;

/** How much a finding matters, from advice to a stop. The order is that of the constants. */
public enum Severity {
  /** Good to know. */
  INFO,
  /** Should be changed before it is sent. */
  WARN,
  /** Must not be sent. */
  BLOCK
}
