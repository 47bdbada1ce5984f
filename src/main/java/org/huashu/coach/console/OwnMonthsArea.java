package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.console.FilterForm.Field;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthBooks;
import org.huashu.coach.scoring.MonthNumbers;

/** An agent's own closed months. */
final class OwnMonthsArea implements Area {

  static final String PATH = Console.ROOT + "/my/months";

  private final Console.Parts parts;

  OwnMonthsArea(Console.Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.AGENTS, this::list),
        PageRoute.get(PATH + "/of/{number}", Access.AGENTS, this::one));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(52, "nav.my-months", PATH, Access.AGENTS));
  }

  private Reply list(Visit visit) {
    ListState state =
        ListState.of(visit, List.of("from", "until"), List.of("-month", "month"));
    var listing = new Listing<MonthBook>("my-month", columns(),
        (_, after, most) -> parts.inspecting()
            .months()
            .closed(new MonthBooks.ClosedQuery(visit.account().name(), visit.oneShop(),
                ScoreMonthArea.month(state.value("from")),
                ScoreMonthArea.month(state.value("until")), state.descending(),
                after.map(ScoringArea::number).orElse(OptionalLong.empty()), most)),
        book -> Long.toString(book.number()),
        book -> Optional.of(PATH + "/of/" + book.number()));
    var form = FilterForm.of(state, Field.month("from", "list.from"),
        Field.month("until", "list.until"));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/my-scores.jte", "nav.my-months",
            new OwnListModel("nav.my-months", form, listing.table(visit, state))));
  }

  private static List<Column<MonthBook>> columns() {
    return List.of(
        new Column<>("month", true, book -> Cell.of(book.month().month().toString())),
        new Column<>("shop", false, book -> Cell.of(book.month().shop())),
        new Column<>("total", false, book -> Cell.of(book.closed()
            .map(it -> KpiView.plain(it.settlement().total()))
            .orElse("–"))),
        new Column<>("payable", false, book -> Cell.of(book.closed()
            .map(it -> KpiView.plain(it.settlement().payable()))
            .orElse("–"))),
        new Column<>("closed", false, book -> Cell.of(book.closed().map(it -> it.at()))));
  }

  private Reply one(Visit visit) {
    Policies policies = KpiArea.policies(parts);
    return ScoringArea.number(visit.name("number"))
        .stream()
        .boxed()
        .findFirst()
        .flatMap(parts.inspecting().months()::book)
        .filter(book -> book.month().agent().equals(visit.account().name()))
        .filter(book -> visit.oneShop().map(book.month().shop()::equals).orElse(true))
        .filter(book -> book.closed().isPresent())
        .map(book -> Reply.page("console/month.jte", "kpi.one",
            new KpiView(visit, KpiArea.Row.of(book, MonthNumbers.NONE, policies.kpi()),
                policies.kpi(), policies.ledger()).model(PATH, "", "")))
        .orElseGet(() -> Refusals.missing(visit));
  }
}
