package org.huashu.coach.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.huashu.coach.wording.Category;

/** The QA score sheet: points per group, and what each kind of fault takes off. */
public record ScoreSheet(int total, List<Group> groups) {

  /** Faults that share their points; a group never falls below 0. */
  public record Group(String id, String title, int points, List<Item> items) {}

  /**
   * One kind of fault.
   *
   * @param deduction points taken off for each occurrence
   * @param categories hints of these categories point to it
   */
  public record Item(String id, String title, BigDecimal deduction, Set<Category> categories) {}
}
