package org.huashu.coach.clock;

/** How a wait stands against its target. */
public enum ClockState {
  /** Nobody waits. */
  IDLE,
  /** Somebody waits, and the target is not near. */
  WAITING,
  /** The target is near. */
  DUE,
  /** Later than the target; exactly the target is in time. */
  OVERDUE
}
