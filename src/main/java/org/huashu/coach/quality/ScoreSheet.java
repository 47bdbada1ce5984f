package org.huashu.coach.quality;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.wording.Category;

/** The QA score sheet: points per group, and what each kind of fault takes off. */
public record ScoreSheet(int total, List<Group> groups) {

  /** Copies the list. */
  public ScoreSheet {
    groups = List.copyOf(groups);
  }

  /** Faults that share their points; a group never falls below 0. */
  public record Group(String id, String title, int points, List<Item> items) {

    /** Copies the list. */
    public Group {
      items = List.copyOf(items);
    }
  }

  /**
   * One kind of fault.
   *
   * @param deduction points taken off for each occurrence
   * @param categories hints of these categories point to it
   */
  public record Item(String id, String title, BigDecimal deduction, Set<Category> categories) {}

  /** The item of an id, if the sheet has it. */
  public Optional<Item> item(String id) {
    return items().filter(item -> item.id().equals(id)).findFirst();
  }

  /**
   * The item that hints of a category point to. One hint is one fault: where several items name the
   * category, the first of the sheet has it.
   */
  public Optional<Item> itemFor(Category category) {
    return items().filter(item -> item.categories().contains(category)).findFirst();
  }

  private Stream<Item> items() {
    return groups.stream().flatMap(group -> group.items().stream());
  }
}
