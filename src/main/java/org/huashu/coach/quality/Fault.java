package org.huashu.coach.quality;

import java.util.List;

/**
 * A fault of one kind in a conversation.
 *
 * @param item the id of the score sheet's item
 * @param times how often it occurred, from 1; each time takes the item's deduction off
 * @param evidence what shows it; may be less than {@code times}, or none
 */
public record Fault(String item, int times, List<Evidence> evidence) {

  /** Refuses a fault that did not occur. */
  public Fault {
    if (times < 1) {
      throw new IllegalArgumentException("a fault occurs at least once, not " + times + " times");
    }
    evidence = List.copyOf(evidence);
  }

  /** A fault that one piece of evidence shows to have occurred once. */
  public static Fault once(String item, Evidence evidence) {
    return new Fault(item, 1, List.of(evidence));
  }
}
