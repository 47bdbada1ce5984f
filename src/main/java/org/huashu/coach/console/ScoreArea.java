package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.scoring.ScoreEntry;
import org.huashu.coach.scoring.ScoreQuery;
import org.huashu.coach.scoring.ScoreQuery.Order;
import org.huashu.coach.scoring.Scoring;

/** The list of scores. */
final class ScoreArea implements Area {

  static final String PATH = ScoreTabs.PATH;
  private static final int COUNTED = 100;

  private final Inspecting inspecting;

  ScoreArea(Inspecting inspecting) {
    this.inspecting = inspecting;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.TRAINERS, this::list));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(41, "nav.scores", PATH, Access.TRAINERS));
  }

  /** Appeals that nobody has answered. */
  @Override
  public int waiting(Visit visit) {
    return inspecting.scores()
        .count(new ScoreQuery.Filter(visit.oneShop(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.of(Scoring.State.APPEALED), true,
            OptionalLong.empty()), COUNTED);
  }

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit,
        List.of("agent", "trainer", "from", "until", "state", "sample"),
        List.of("-day", "day", "total", "-total", "scored", "-scored"));
    ScoreQuery.Filter filter = filter(visit, state, text(state, "agent"), false);
    var listing = listing(visit, filter, PATH + "/of/");
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/scores.jte", "nav.scores",
            new ScoresModel(ScoreTabs.of(visit), listing.table(visit, state),
                states(visit, state))));
  }

  /**
   * A list of scores.
   *
   * @param root where each leads, before its number
   */
  Listing<ScoreEntry> listing(Visit visit, ScoreQuery.Filter filter, String root) {
    return new Listing<>("scores", columns(visit), (state, after, most) -> inspecting.scores()
        .list(new ScoreQuery(filter, order(state), state.descending(), after, most)), entry -> {
          ListState state = ListState.of(visit, List.of(), List.of("-day", "day", "total", "-total",
              "scored", "-scored"));
          return entry.place(order(state));
        }, entry -> Optional.of(root + entry.number()));
  }

  private static Order order(ListState state) {
    return switch (state.sort()) {
      case "total" -> Order.TOTAL;
      case "scored" -> Order.SCORED;
      default -> Order.DAY;
    };
  }

  /** @param counts only scores that count */
  static ScoreQuery.Filter filter(Visit visit, ListState state, Optional<String> agent,
      boolean counts) {
    return new ScoreQuery.Filter(visit.oneShop(), agent, text(state, "trainer"),
        day(state.value("from")), day(state.value("until")),
        Arrays.stream(Scoring.State.values())
            .filter(it -> it.name().equals(state.value("state")))
            .findFirst(),
        counts, ScoringArea.number(state.value("sample")));
  }

  static Optional<String> text(ListState state, String name) {
    return Optional.of(state.value(name)).filter(value -> !value.isEmpty());
  }

  static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  static List<UserModel.Choice> states(Visit visit, ListState state) {
    return ReviewFilters.choices(Arrays.stream(Scoring.State.values()), state.value("state"),
        Scoring.State::name, it -> visit.say("scores.state." + it));
  }

  static List<Column<ScoreEntry>> columns(Visit visit) {
    return List.of(
        new Column<>("conversation", false, entry -> Cell.of(entry.chat().conversation())),
        new Column<>("agent", false, entry -> Cell.of(entry.chat().agent())),
        new Column<>("shop", false, entry -> Cell.of(entry.chat().shop())),
        new Column<>("day", true, entry -> Cell.of(entry.chat().day().toString())),
        new Column<>("total", true, entry -> entry.state() == Scoring.State.DRAFT
            ? Cell.of("–")
            : Cell.of(entry.total().toPlainString(), entry.points())),
        new Column<>("faults", false, entry -> Cell.of(Integer.toString(entry.faults()))),
        new Column<>("state", false, entry -> state(visit, entry.state())),
        new Column<>("trainer", false, entry -> Cell.of(entry.trainer())),
        new Column<>("scored", true, entry -> Cell.of(Optional.of(entry.scoredAt()))));
  }

  static Cell state(Visit visit, Scoring.State state) {
    return Cell.badge(visit.say("scores.state." + state), tone(state));
  }

  static String tone(Scoring.State state) {
    return switch (state) {
      case DRAFT -> "info";
      case FINISHED, SETTLED -> "good";
      case APPEALED -> "bad";
    };
  }
}
