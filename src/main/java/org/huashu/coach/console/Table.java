package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;

/**
 * A list as its template shows it.
 *
 * @param next the address of the following rows
 * @param csv the address of all rows as a file
 * @param emptyKey of the words to show when there are no rows at all
 */
public record Table(ListState state, List<Head> heads, List<Row> rows, Optional<String> next,
    String csv, String xlsx, String emptyKey) {

  /**
   * The head of a column.
   *
   * @param sort the address that sorts by it; empty when it cannot be sorted by
   * @param order {@code ascending}, {@code descending} or {@code none}
   */
  public record Head(String label, Optional<String> sort, String order) {}

  /** A row, and where it leads. */
  public record Row(Optional<String> href, List<Cell> cells) {}
}
