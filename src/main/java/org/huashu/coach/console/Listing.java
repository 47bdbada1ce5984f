package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list of the console: shows a part, exports all. Every list is made so.
 *
 * @param name of the exported file, and of the words for an empty list: {@code <name>.empty}
 * @param cursor what stands before the row that follows
 * @param href where a row leads
 */
record Listing<T>(String name, List<Column<T>> columns, Rows<T> rows,
    Function<T, String> cursor, Function<T, Optional<String>> href) {

  private static final int SHOWN = 50;
  private static final int READ_AT_ONCE = 500;

  /**
   * A column.
   *
   * @param key of its words, {@code <listing>.<key>}; also what it is sorted by
   */
  record Column<T>(String key, boolean sorted, Function<T, Cell> cell) {}

  /** Where rows come from. */
  @FunctionalInterface
  interface Rows<T> {

    /**
     * At most so many rows of the state's filters and order.
     *
     * @param after the cursor of the row before the first
     */
    List<T> read(ListState state, Optional<String> after, int most);
  }

  /** The file, when one is asked for. */
  Optional<Reply> export(Visit visit, ListState state) {
    return Optional.of(visit.param(ListState.FORMAT))
        .flatMap(Spreadsheet.Format::of)
        .map(format -> new Reply.Download(format.type(), name + format.ending(), out -> {
          List<String> heads =
              columns.stream().map(column -> visit.say(name + "." + column.key())).toList();
          new Spreadsheet(heads, visit.zone()).write(format, everything(state), out);
        }));
  }

  /** The part that the state asks for. */
  Table table(Visit visit, ListState state) {
    List<T> found = rows.read(state, state.after(), SHOWN + 1);
    List<T> shown = found.subList(0, Math.min(SHOWN, found.size()));
    return new Table(state, columns.stream().map(column -> head(visit, state, column)).toList(),
        shown.stream().map(row -> new Table.Row(href.apply(row), cells(row))).toList(),
        found.size() > SHOWN
            ? Optional.of(state.following(cursor.apply(shown.getLast())))
            : Optional.empty(),
        state.with(ListState.FORMAT, "csv"), state.with(ListState.FORMAT, "xlsx"),
        name + ".empty");
  }

  private Table.Head head(Visit visit, ListState state, Column<T> column) {
    String order = !state.sort().equals(column.key())
        ? "none"
        : state.descending() ? "descending" : "ascending";
    return new Table.Head(visit.say(name + "." + column.key()),
        column.sorted() ? Optional.of(state.sortedBy(column.key())) : Optional.empty(), order);
  }

  private List<Cell> cells(T row) {
    return columns.stream().map(column -> column.cell().apply(row)).toList();
  }

  /** All rows, read part by part while they are written. */
  private Iterable<List<Cell>> everything(ListState state) {
    return () -> new Iterator<>() {
      private final List<T> read = new ArrayList<>();
      private int at;
      private boolean over;
      private Optional<String> after = Optional.empty();

      @Override
      public boolean hasNext() {
        if (at == read.size() && !over) {
          read.clear();
          at = 0;
          read.addAll(rows.read(state, after, READ_AT_ONCE));
          over = read.size() < READ_AT_ONCE;
          after = read.isEmpty() ? after : Optional.of(cursor.apply(read.getLast()));
        }
        return at < read.size();
      }

      @Override
      public List<Cell> next() {
        if (!hasNext()) {
          throw new java.util.NoSuchElementException();
        }
        return cells(read.get(at++));
      }
    };
  }
}
