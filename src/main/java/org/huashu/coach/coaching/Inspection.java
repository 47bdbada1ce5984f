package org.huashu.coach.coaching;

import java.util.List;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.clock.ClockReading;

/**
 * What the checks say of a reply that was sent.
 *
 * @param hints all of them, whole-reply hints first, none overlapping another; none on the wait
 * @param question what the customer waited for, as it is remembered; empty when there is nothing
 * @param clock how long the customer had waited for it
 */
public record Inspection(List<Hint> hints, String question, ClockReading clock) {

  /** Copies the list. */
  public Inspection {
    hints = List.copyOf(hints);
  }
}
