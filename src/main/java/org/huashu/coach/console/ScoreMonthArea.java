package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Measure;
import org.huashu.coach.scoring.Scores;
import org.huashu.coach.scoring.Scores.AgentOfShop;
import org.huashu.coach.scoring.Scores.Mean;

/** The mean scores of agents in a month, and how many of their chats were scored. */
final class ScoreMonthArea implements Area {

  static final String PATH = ScoreTabs.PATH + "/months";
  private static final int MONTH_LENGTH = "2026-11".length();
  private static final Mean NONE = new Mean(0, 0, 0, 0);

  private final Console.Parts parts;

  ScoreMonthArea(Console.Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.TRAINERS, this::list));
  }

  /** The month that an address names, or else this one. */
  static YearMonth month(Visit visit) {
    return month(visit.param("month"))
        .orElseGet(() -> YearMonth.from(visit.now().atZone(visit.zone())));
  }

  /** A month of four digits and two: others are longer than any calendar. */
  static Optional<YearMonth> month(String text) {
    try {
      return text.length() == MONTH_LENGTH ? Optional.of(YearMonth.parse(text)) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private record Row(String shop, String agent, Mean mean, long chats) {

    String value() {
      return mean.value()
          .map(it -> "%09.2f".formatted(it))
          .orElse("");
    }
  }

  private List<Row> rows(Visit visit, YearMonth month) {
    Map<AgentOfShop, Mean> means =
        parts.inspecting()
            .scores()
            .means(visit.oneShop(), month.atDay(1), month.atEndOfMonth());
    Map<AgentOfShop, Long> chats = new TreeMap<>();
    List<String> shops = visit.oneShop().map(List::of).orElseGet(parts.shops());
    for (String shop : shops) {
      parts.reviewing()
          .insight()
          .counts(EnumSet.of(Measure.CHATS), Insight.Group.AGENT, new Insight.Range(
              Optional.of(shop), Optional.empty(), month.atDay(1), month.atEndOfMonth()))
          .getOrDefault(Measure.CHATS, Map.of())
          .forEach((agent, amount) -> chats.put(new AgentOfShop(shop, agent), amount));
    }
    means.keySet().forEach(agent -> chats.putIfAbsent(agent, 0L));
    List<Row> rows = new ArrayList<>();
    chats.forEach((agent, amount) -> rows.add(
        new Row(agent.shop(), agent.agent(), means.getOrDefault(agent, NONE), amount)));
    return rows;
  }

  private Reply list(Visit visit) {
    YearMonth month = month(visit);
    ListState state = ListState.of(visit, List.of("month"),
        List.of("agent", "shop", "mean", "lowest", "scored", "chats", "coverage"));
    Map<String, Function<Row, String>> keys = Map.of("agent", Row::agent, "shop", Row::shop,
        "mean", Row::value, "lowest",
        row -> row.mean().scores() == 0 ? "" : SortedRows.number(row.mean().lowest()), "scored",
        row -> SortedRows.number(row.mean().scores()), "chats",
        row -> SortedRows.number(row.chats()), "coverage",
        row -> SortedRows.share(row.mean().scores(), row.chats()));
    var rows = new SortedRows<>(rows(visit, month), keys,
        row -> row.shop() + " " + row.agent());
    var listing = new Listing<Row>("qa-month", columns(visit, month), rows,
        row -> rows.cursor(state, row),
        row -> Optional.of(ScoreTabs.PATH + "?" + days(month) + "&agent="
            + Addresses.value(row.agent())));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/score-months.jte", "scores.tab.months",
            new ScoreMonthsModel(ScoreTabs.of(visit), listing.table(visit, state),
                month.toString())));
  }

  /** A month as it stands in the address of a list. */
  static String days(YearMonth month) {
    return "from=" + month.atDay(1) + "&until=" + month.atEndOfMonth();
  }

  private static List<Column<Row>> columns(Visit visit, YearMonth month) {
    List<Column<Row>> columns =
        new ArrayList<>(List.of(new Column<>("agent", true, row -> Cell.of(row.agent())),
            new Column<>("shop", true, row -> Cell.of(row.shop())),
            new Column<>("month", false, _ -> Cell.of(month.toString())),
            new Column<>("mean", true, row -> Cell.of(
                row.mean().value().map(Scores.Mean::plain).orElse("–"))),
            new Column<>("lowest", true, row -> Cell.of(row.mean().scores() == 0
                ? "–"
                : Scores.Mean.plain(java.math.BigDecimal.valueOf(row.mean().lowest(), 2)))),
            new Column<>("scored", true, row -> Cell.of(Integer.toString(row.mean().scores()))),
            new Column<>("chats", true, row -> Cell.of(Long.toString(row.chats()))),
            new Column<>("coverage", true, row -> Cell.of(row.chats() == 0
                ? "–"
                : InsightArea.percent((double) row.mean().scores() / row.chats())))));
    if (visit.param(ListState.FORMAT).isEmpty()) {
      // It stands above the list.
      columns.removeIf(column -> column.key().equals("month"));
    }
    return columns;
  }
}
