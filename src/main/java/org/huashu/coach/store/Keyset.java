package org.huashu.coach.store;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An order of rows, and what follows a place in it: so a page is read from where the one before
 * ended, and costs the same wherever it is.
 *
 * @param columns what rows are sorted by, all in the same direction; together they are unique
 */
record Keyset(boolean descending, List<String> columns) {

  Keyset(boolean descending, String... columns) {
    this(descending, List.of(columns));
  }

  /** A condition with one parameter for each column: what stands in the row before. */
  String after() {
    return "(" + String.join(", ", columns) + ")" + (descending ? " < " : " > ") + "("
        + Where.marks(columns.size()) + ")";
  }

  /** The clause, with a parameter for how many rows at most. */
  String order() {
    return columns.stream()
        .map(column -> descending ? column + " DESC" : column)
        .collect(Collectors.joining(", ", " ORDER BY ", " LIMIT ?"));
  }
}
