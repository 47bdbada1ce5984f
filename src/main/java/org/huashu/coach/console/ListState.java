package org.huashu.coach.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What of a list is shown: search, filters, order, and from where on. All of it stands in the
 * address, so that a list can be sent to a colleague, and "back" works.
 *
 * @param path of the list
 * @param values by name of the parameter, only those that are not empty
 * @param sort the column to sort by
 */
public record ListState(String path, SortedMap<String, String> values, String sort,
    boolean descending) {

  static final String SORT = "sort";
  static final String AFTER = "after";
  static final String FORMAT = "format";
  private static final int MOST_CHARS = 500;

  /**
   * Reads it from the address.
   *
   * @param filters names of the parameters, the search among them
   * @param sorts what may be sorted by, the default first; {@code -name} begins with the last
   */
  static ListState of(Visit visit, List<String> filters, List<String> sorts) {
    SortedMap<String, String> values = new TreeMap<>();
    for (String name : filters) {
      String value = visit.param(name);
      if (!value.isEmpty() && value.length() <= MOST_CHARS) {
        values.put(name, value);
      }
    }
    String wanted = visit.param(SORT);
    String bare = wanted.startsWith("-") ? wanted.substring(1) : wanted;
    boolean known = sorts.stream().anyMatch(it -> it.equals(bare) || it.equals("-" + bare));
    String sort = known ? wanted : sorts.getFirst();
    if (known && !wanted.equals(sorts.getFirst())) {
      values.put(SORT, wanted);
    }
    cursor(visit.param(AFTER)).ifPresent(_ -> values.put(AFTER, visit.param(AFTER)));
    boolean descending = sort.startsWith("-");
    return new ListState(visit.path(), values, descending ? sort.substring(1) : sort, descending);
  }

  /** The value of a filter; empty when it is not set. */
  public String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** Whether anything is searched or filtered. */
  public boolean narrowed() {
    return values.keySet().stream().anyMatch(name -> !List.of(SORT, AFTER).contains(name));
  }

  /** What stands before the first row that is wanted; empty from the first. */
  public Optional<String> after() {
    return cursor(value(AFTER));
  }

  /** The address of the list as it is. */
  public String url() {
    return url(values);
  }

  /** The address with another value, from the first row on; an empty value takes it away. */
  public String with(String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(values);
    changed.remove(AFTER);
    changed.remove(name);
    if (!value.isEmpty()) {
      changed.put(name, value);
    }
    return url(changed);
  }

  /** The address of the rows that follow this cursor. */
  String following(String cursor) {
    return with(AFTER, Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
  }

  /** The address that sorts by a column, or turns its order when it is sorted by. */
  String sortedBy(String column) {
    return with(SORT, column.equals(sort) && !descending ? "-" + column : column);
  }

  private String url(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? path
        : path + "?" + parameters.entrySet()
            .stream()
            .map(entry -> entry.getKey() + "="
                + Addresses.value(entry.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static Optional<String> cursor(String encoded) {
    try {
      return Optional.of(encoded)
          .filter(it -> !it.isEmpty() && it.length() <= MOST_CHARS)
          .map(it -> new String(Base64.getUrlDecoder().decode(it), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
