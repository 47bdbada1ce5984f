package org.huashu.coach.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Amounts that add up; those that come to 0 are left out. Belongs to one thread. */
public final class Counts {

  /** What is counted. */
  public record Cell(Measure measure, LocalDate day, String shop, String agent, String subject) {}

  private final Map<Cell, Long> amounts = new HashMap<>();

  /** Adds to a cell. */
  public void add(Cell cell, long amount) {
    long sum = amounts.getOrDefault(cell, 0L) + amount;
    if (sum == 0) {
      amounts.remove(cell);
    } else {
      amounts.put(cell, sum);
    }
  }

  /** Adds all of another, or with -1 takes it away. */
  public void add(Counts other, long times) {
    other.amounts.forEach((cell, amount) -> add(cell, amount * times));
  }

  /** The amounts by their cells. */
  public Map<Cell, Long> amounts() {
    return Map.copyOf(amounts);
  }
}
