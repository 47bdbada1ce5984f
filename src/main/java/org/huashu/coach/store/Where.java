package org.huashu.coach.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The conditions of a query, joined by AND, and the values of their parameters. */
final class Where {

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  /** Adds a condition; what people wrote comes in as a value only. */
  Where and(String condition, Object... parameters) {
    conditions.add(condition);
    values.addAll(List.of(parameters));
    return this;
  }

  /** Adds a condition with one parameter, if there is a value for it. */
  Where and(String condition, Optional<?> parameter) {
    parameter.ifPresent(value -> and(condition, value));
    return this;
  }

  /** Adds that a column holds one of these values, if there are any. */
  Where in(String column, Collection<?> some) {
    if (!some.isEmpty()) {
      conditions.add(column + " IN (" + marks(some.size()) + ")");
      values.addAll(some);
    }
    return this;
  }

  static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }

  /** Empty, or {@code WHERE} and the conditions. */
  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  /** The values, and after them some more. */
  Object[] values(Object... more) {
    List<Object> all = new ArrayList<>(values);
    all.addAll(List.of(more));
    return all.toArray();
  }
}
