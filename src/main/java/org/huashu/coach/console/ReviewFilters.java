package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.QueueQuery.Order;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** The filters of the queue as they stand in the address. */
record ReviewFilters(ListState state, Filter filter, Order order) {

  private static final List<String> NAMES = List.of("agent", "rule", "category", "severity",
      "state", "ruling", "assigned", "sample", "from", "until");

  /** What was not typed as it should be asks for nothing. */
  static ReviewFilters of(Visit visit) {
    ListState state = ListState.of(visit, NAMES, List.of("-flagged", "flagged", "-severity"));
    Set<Review.State> states = constant(Review.State.values(), state.value("state"))
        .map(Set::of)
        .orElse(Set.of());
    Filter filter = new Filter(visit.oneShop(), text(state, "agent"), text(state, "rule"),
        Category.named(state.value("category")),
        constant(Severity.values(), state.value("severity")),
        day(state.value("from"), visit.zone(), 0), day(state.value("until"), visit.zone(), 1),
        states, constant(Ruling.values(), state.value("ruling")), text(state, "assigned"),
        number(state.value("sample")), Optional.empty());
    return new ReviewFilters(state, filter, order(state));
  }

  private static Order order(ListState state) {
    if (state.sort().equals("severity")) {
      return state.descending() ? Order.GRAVEST : Order.LIGHTEST;
    }
    return state.descending() ? Order.NEWEST : Order.OLDEST;
  }

  /** What stands behind the path: the question mark and the filters, or nothing. */
  String query() {
    String url = state.with(ListState.AFTER, "");
    int mark = url.indexOf('?');
    return mark < 0 ? "" : url.substring(mark);
  }

  private static Optional<String> text(ListState state, String name) {
    return Optional.of(state.value(name)).filter(value -> !value.isEmpty());
  }

  private static OptionalLong number(String text) {
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
    return Arrays.stream(all).filter(it -> it.name().equals(name)).findFirst();
  }

  /** The first moment of a day in the store's zone, or of one later. */
  static Optional<Instant> day(String text, ZoneId zone, int later) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(text).plusDays(later).atStartOfDay(zone).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What may be chosen for a filter, with what is chosen. */
  static <T> List<UserModel.Choice> choices(Stream<T> all, String chosen,
      Function<T, String> value, Function<T, String> label) {
    return all
        .map(it -> new UserModel.Choice(value.apply(it), label.apply(it),
            value.apply(it).equals(chosen)))
        .toList();
  }
}
