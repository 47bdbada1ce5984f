package org.huashu.coach.console;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.huashu.coach.account.Role;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.Settlement;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthCount;
import org.huashu.coach.scoring.MonthNumbers;

/** The settlement of a month: a line for every agent. */
final class KpiArea implements Area {

  static final String PATH = Console.ROOT + "/kpi";
  static final Access READERS = Access.of(Role.TRAINER, Role.ADMINISTRATOR);

  private final Console.Parts parts;
  private final MonthCount count;

  KpiArea(Console.Parts parts) {
    this.parts = parts;
    this.count = new MonthCount(parts.reviewing().insight(), parts.inspecting().scores());
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, READERS, this::list));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(62, "nav.kpi", PATH, READERS));
  }

  /** The policies that hold now. */
  static Policies policies(Console.Parts parts) {
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      return lease.release().knowledge().policies();
    }
  }

  /** Where an agent's month is settled. */
  static String path(AgentMonth month) {
    return PATH + "/of?shop=" + Addresses.value(month.shop()) + "&month=" + month.month()
        + "&agent="
        + Addresses.value(month.agent());
  }

  /**
   * An agent's month, settled or as it would be.
   *
   * @param settlement empty while the score is missing that the policy wants
   */
  record Row(MonthBook book, MonthNumbers numbers, Optional<Settlement> settlement) {

    /** As it was closed, or else as it would be now. */
    static Row of(MonthBook book, MonthNumbers now, KpiPolicy policy) {
      return book.closed()
          .map(closed -> new Row(book, closed.numbers(), Optional.of(closed.settlement())))
          .orElseGet(() -> new Row(book, now, now.lacksScore(policy)
              ? Optional.empty()
              : Optional.of(book.settle(policy, now))));
    }

    String agent() {
      return book.month().agent();
    }

    private String sortable(Function<Settlement, BigDecimal> number) {
      return settlement.map(number).map(Row::sortable).orElse("");
    }

    /** Also where it is negative. */
    private static String sortable(BigDecimal number) {
      return SortedRows.number(number.movePointRight(2).longValue() + 1_000_000_000_000L);
    }
  }

  private static final Map<String, Function<Row, String>> KEYS = Map.ofEntries(
      Map.entry("agent", Row::agent), Map.entry("shop", row -> row.book().month().shop()),
      Map.entry("answer-rate",
          row -> SortedRows.share(row.numbers().inTime(), row.numbers().incoming())),
      Map.entry("satisfaction", row -> SortedRows.share(row.numbers().satisfied(),
          row.numbers().rated() - row.numbers().abandoned())),
      Map.entry("score", row -> row.numbers().mean().map(Row::sortable).orElse("")),
      Map.entry("total", row -> row.sortable(Settlement::total)),
      Map.entry("bonus", row -> row.sortable(Settlement::bonus)),
      Map.entry("malus", row -> row.sortable(Settlement::malus)),
      Map.entry("penalties", row -> row.sortable(KpiView::taken)),
      Map.entry("payable", row -> row.sortable(Settlement::payable)),
      Map.entry("state", row -> row.book().closed().isPresent() ? "closed" : "open"));

  private List<Row> rows(Visit visit, YearMonth month) {
    KpiPolicy policy = policies(parts).kpi();
    List<Row> rows = new ArrayList<>();
    for (String shop : visit.oneShop().map(List::of).orElseGet(parts.shops())) {
      Map<String, MonthNumbers> numbers = count.of(shop, month, policy);
      Map<String, MonthBook> books = new java.util.TreeMap<>();
      parts.inspecting()
          .months()
          .books(shop, month)
          .forEach(book -> books.put(book.month().agent(), book));
      TreeSet<String> agents = new TreeSet<>(numbers.keySet());
      agents.addAll(books.keySet());
      agents.forEach(agent -> rows.add(Row.of(
          books.getOrDefault(agent, MonthBook.empty(new AgentMonth(shop, month, agent))),
          numbers.getOrDefault(agent, MonthNumbers.NONE), policy)));
    }
    return rows;
  }

  private Reply list(Visit visit) {
    YearMonth month = ScoreMonthArea.month(visit);
    ListState state = ListState.of(visit, List.of("month"),
        List.of("agent", "shop", "answer-rate", "satisfaction", "score", "total", "bonus", "malus",
            "penalties", "payable", "state"));
    List<Row> all = rows(visit, month);
    var rows = new SortedRows<>(all, KEYS, row -> row.book().month().shop() + " " + row.agent());
    boolean file = !visit.param(ListState.FORMAT).isEmpty();
    var listing =
        new Listing<Row>("kpi", columns(visit, file), rows, row -> rows.cursor(state, row),
            row -> Optional.of(path(row.book().month())));
    long open = all.stream().filter(row -> row.book().closed().isEmpty()).count();
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/kpi.jte", "nav.kpi",
            new KpiModel(listing.table(visit, state), month.toString(),
                visit.say("kpi.open-of", open, all.size()))));
  }

  /** @param file with the numbers that the page shows in small letters */
  private static List<Column<Row>> columns(Visit visit, boolean file) {
    List<Column<Row>> columns = new ArrayList<>(List.of(
        new Column<>("agent", true, row -> Cell.of(row.agent())),
        new Column<>("shop", true, row -> Cell.of(row.book().month().shop())),
        new Column<>("month", false, row -> Cell.of(row.book().month().month().toString())),
        new Column<>("answer-rate", true, row -> share(row.numbers().inTime(),
            row.numbers().incoming())),
        new Column<>("satisfaction", true, row -> share(row.numbers().satisfied(),
            row.numbers().rated() - row.numbers().abandoned())),
        new Column<>("score", true, row -> Cell.of(
            row.numbers().mean().map(KpiView::plain).orElse("–"),
            visit.say("kpi.scored", row.numbers().scores(), row.numbers().chats()))),
        new Column<>("total", true, row -> number(row, Settlement::total,
            visit.say("kpi.no-score-short"))),
        new Column<>("bonus", true, row -> number(row, Settlement::bonus, "–")),
        new Column<>("malus", true, row -> number(row, Settlement::malus, "–")),
        new Column<>("penalties", true, row -> number(row, KpiView::taken, "–")),
        new Column<>("payable", true, row -> number(row, Settlement::payable, "–")),
        new Column<>("state", true, row -> row.book().closed().isPresent()
            ? Cell.badge(visit.say("kpi.state.closed"), "good")
            : Cell.badge(visit.say("kpi.state.open"), "info"))));
    if (!file) {
      // It stands above the list.
      columns.removeIf(column -> column.key().equals("month"));
    }
    if (file) {
      columns.add(counted("in-time", MonthNumbers::inTime));
      columns.add(counted("incoming", MonthNumbers::incoming));
      columns.add(counted("unanswered", MonthNumbers::unanswered));
      columns.add(counted("satisfied", MonthNumbers::satisfied));
      columns.add(counted("rated", MonthNumbers::rated));
      columns.add(counted("abandoned", MonthNumbers::abandoned));
      columns.add(counted("scores", MonthNumbers::scores));
      columns.add(counted("chats", MonthNumbers::chats));
      columns.add(new Column<>("fee", false, row -> Cell.of(KpiView.plain(row.book().fee()))));
    }
    return columns;
  }

  private static Column<Row> counted(String key, ToLongFunction<MonthNumbers> number) {
    return new Column<>(key, false,
        row -> Cell.of(Long.toString(number.applyAsLong(row.numbers()))));
  }

  private static Cell share(long part, long whole) {
    return whole == 0
        ? Cell.of("–")
        : Cell.of(InsightArea.percent((double) part / whole), part + " / " + whole);
  }

  private static Cell number(Row row, Function<Settlement, BigDecimal> number, String none) {
    return Cell.of(row.settlement().map(number).map(KpiView::plain).orElse(none));
  }
}
