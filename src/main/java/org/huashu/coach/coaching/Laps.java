package org.huashu.coach.coaching;

import org.huashu.coach.coaching.CoachingListener.Stage;

/** Measures one stage after the other. Belongs to one thread. */
final class Laps {

  private final CoachingListener listener;
  private long last = System.nanoTime();

  Laps(CoachingListener listener) {
    this.listener = listener;
  }

  /** Tells that a stage is over, and begins the next one. */
  void passed(Stage stage) {
    long now = System.nanoTime();
    listener.passed(stage, now - last);
    last = now;
  }
}
