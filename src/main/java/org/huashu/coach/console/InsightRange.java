package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.review.Insight;

/** The days and the agent of the insight pages as they stand in the address. */
record InsightRange(ListState state, Insight.Range range) {

  static final String PROFILE = "profile";
  private static final int USUAL_DAYS = 28;
  private static final int MOST_DAYS = 731;

  static InsightRange of(Visit visit, List<String> sorts) {
    ListState state = ListState.of(visit,
        List.of("agent", "from", "until", PROFILE, "late"), sorts);
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.zone());
    LocalDate to = day(state.value("until")).orElse(today);
    LocalDate from = day(state.value("from")).orElse(to.minusDays(USUAL_DAYS - 1));
    LocalDate first = from.isAfter(to) ? to : from;
    LocalDate earliest = to.minusDays(MOST_DAYS);
    return new InsightRange(state,
        new Insight.Range(visit.oneShop(),
            Optional.of(state.value("agent")).filter(agent -> !agent.isEmpty()),
            first.isBefore(earliest) ? earliest : first, to));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** What stands behind the path: the question mark and the values, or nothing. */
  String query() {
    String url = state.with(ListState.SORT, "");
    int mark = url.indexOf('?');
    return mark < 0 ? "" : url.substring(mark);
  }
}
