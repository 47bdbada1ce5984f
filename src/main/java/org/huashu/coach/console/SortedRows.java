package org.huashu.coach.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rows that are all at hand, for a {@link Listing} that sorts and pages them.
 *
 * @param keys by column that may be sorted by: what a row is sorted by; without line breaks
 * @param id tells rows with the same key apart
 */
record SortedRows<T>(List<T> rows, Map<String, Function<T, String>> keys,
    Function<T, String> id) implements Listing.Rows<T> {

  /** So fine are shares told apart. */
  private static final long A_WHOLE = 1_000_000_000L;

  /** Numbers that are not negative, in their order. */
  static String number(long number) {
    return "%019d".formatted(number);
  }

  /** A part of a whole; nothing of nothing stands before all of them. */
  static String share(long part, long whole) {
    return whole == 0 ? "" : number(part * A_WHOLE / whole);
  }

  @Override
  public List<T> read(ListState state, Optional<String> after, int most) {
    Comparator<T> order = Comparator.comparing((T row) -> key(state, row)).thenComparing(id);
    Stream<T> some = rows.stream();
    if (after.isPresent()) {
      String[] cursor = after.get().split("\n", 2);
      String last = cursor.length > 1 ? cursor[1] : "";
      some = some.filter(row -> {
        int byKey = key(state, row).compareTo(cursor[0]);
        int all = byKey != 0 ? byKey : id.apply(row).compareTo(last);
        return state.descending() ? all < 0 : all > 0;
      });
    }
    return some.sorted(state.descending() ? order.reversed() : order).limit(most).toList();
  }

  /** What stands before the row that follows this one. */
  String cursor(ListState state, T row) {
    return key(state, row) + "\n" + id.apply(row);
  }

  private String key(ListState state, T row) {
    return keys.getOrDefault(state.sort(), _ -> "").apply(row);
  }
}
