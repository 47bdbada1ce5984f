package org.huashu.coach.advice;

/** The worst severity among the hints of a draft. */
public enum Verdict {
  /** Nothing stands against it. */
  PASS,
  /** Should be changed. */
  WARN,
  /** Must not be sent. */
  BLOCK
}
