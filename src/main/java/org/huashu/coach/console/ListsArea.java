package org.huashu.coach.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huashu.coach.console.ListModel.Filter;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.ScriptLists.Row;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.review.Share;

/** The lists to work off: all of them, and those of scripts. */
final class ListsArea implements Area {

  static final String PATH = Console.ROOT + "/lists";
  static final String TEMPLATE = "console/list.jte";
  private static final String DAYS = "days";
  private static final String ALL = "all";
  private static final String TOPIC = "topic";
  private static final int SHORT = 44;

  private final ScriptLists lists;

  ListsArea(ScriptLists lists) {
    this.lists = lists;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.EDITORS, this::overview),
        PageRoute.get(WorkList.EXPIRING.path(), Access.EDITORS,
            visit -> list(visit, WorkList.EXPIRING)),
        PageRoute.get(WorkList.UNUSED.path(), Access.EDITORS,
            visit -> list(visit, WorkList.UNUSED)),
        PageRoute.get(WorkList.EDITED.path(), Access.EDITORS,
            visit -> list(visit, WorkList.EDITED)),
        PageRoute.get(WorkList.IGNORED.path(), Access.EDITORS,
            visit -> list(visit, WorkList.IGNORED)));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(12, "nav.lists", PATH, Access.EDITORS));
  }

  private Reply overview(Visit visit) {
    return Reply.page("console/lists.jte", "nav.lists",
        new ListsModel(lists.tabs(visit, Optional.empty()), visit.say("lists.made")));
  }

  private Reply list(Visit visit, WorkList list) {
    ListState state = ListState.of(visit, List.of("q", TOPIC, DAYS, ALL), sorts(list));
    List<Row> all = lists.rows(visit, days(state));
    boolean everything = !state.value(ALL).isEmpty();
    List<Row> rows = all.stream()
        .filter(row -> row.isIn(list, visit.now()) || (everything && counts(list, row)))
        .filter(row -> fits(row, state))
        .toList();
    var sorted = new SortedRows<>(rows, keys(), row -> row.entry().id());
    var listing = new Listing<>("lists." + list.wire(), columns(visit, list), sorted,
        row -> sorted.cursor(state, row), row -> Optional.of(path(list, row)));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page(TEMPLATE, "lists." + list.wire(),
            new ListModel(lists.tabs(visit, Optional.of(list)), listing.table(visit, state),
                visit.say("lists." + list.wire()), visit.say("lists." + list.wire() + ".means"),
                true, filters(visit, list, all, state))));
  }

  private static List<String> sorts(WorkList list) {
    return switch (list) {
      case EXPIRING -> List.of("until", "title", "put");
      case UNUSED -> List.of("-shown", "title", "until");
      case EDITED -> List.of("-changed", "title", "sent", "edited");
      default -> List.of("-ignored", "title", "shown", "dismissed");
    };
  }

  /** Where a row leads: to what agents made of the script, or to the script. */
  private static String path(WorkList list, Row row) {
    return list == WorkList.EDITED || list == WorkList.IGNORED
        ? list.path() + "/" + row.entry().id()
        : ScriptArea.path(row.entry().id());
  }

  static int days(ListState state) {
    return ScriptLists.DAYS.stream()
        .filter(it -> Integer.toString(it).equals(state.value(DAYS)))
        .findFirst()
        .orElse(ScriptLists.DAYS.getFirst());
  }

  private static boolean counts(WorkList list, Row row) {
    return list == WorkList.EDITED
        ? row.use().changed() > 0
        : list == WorkList.IGNORED && row.use().ignored() > 0;
  }

  private static boolean fits(Row row, ListState state) {
    String words = state.value("q").toLowerCase(Locale.ROOT);
    boolean said = words.isEmpty() || Stream.of(row.card().title(), row.card().answer(),
        row.card().id(), row.card().owner())
        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    return said
        && (state.value(TOPIC).isEmpty() || row.card().topic().equals(state.value(TOPIC)));
  }

  private static Map<String, Function<Row, String>> keys() {
    return Map.of("title", row -> row.card().title(),
        "until", row -> row.until().map(Instant::toString).orElse("9"),
        "put", row -> SortedRows.number(sent(row)), "sent", row -> SortedRows.number(sent(row)),
        "shown", row -> SortedRows.number(row.use().shown()),
        "changed", row -> SortedRows.number(row.use().changed()),
        "ignored", row -> SortedRows.number(row.use().ignored()),
        "edited", row -> permille(row.use().edited()),
        "dismissed", row -> permille(row.use().dismissed()));
  }

  private static long sent(Row row) {
    return row.use().taken() + row.use().changed();
  }

  private static String permille(Share share) {
    return SortedRows.number(Math.round(share.value().orElse(0.0) * 1_000));
  }

  // --- how it is shown

  private static List<Column<Row>> columns(Visit visit, WorkList list) {
    List<Column<Row>> columns = new ArrayList<>();
    columns.add(new Column<>("title", true,
        row -> Cell.of(row.card().title(), shortened(row.card().answer()))));
    switch (list) {
      case EXPIRING -> {
        columns.add(new Column<>("left", false, row -> left(visit, row)));
        columns.add(new Column<>("until", true, row -> Cell.of(row.until())));
        columns.add(number("put", ListsArea::sent));
      }
      case UNUSED -> {
        columns.add(number("shown", row -> row.use().shown()));
        columns.add(new Column<>("until", true, row -> Cell.of(row.until())));
      }
      case EDITED -> {
        columns.add(number("changed", row -> row.use().changed()));
        columns.add(number("sent", ListsArea::sent));
        columns.add(share("edited", row -> row.use().edited()));
      }
      default -> {
        columns.add(number("ignored", row -> row.use().ignored()));
        columns.add(number("shown", row -> row.use().shown()));
        columns.add(share("dismissed", row -> row.use().dismissed()));
      }
    }
    columns.add(new Column<>("topic", false,
        row -> Cell.of(ScriptArea.topic(visit, row.card().topic()))));
    columns.add(new Column<>("owner", false, row -> Cell.of(row.card().owner())));
    columns.add(new Column<>("state", false,
        row -> ScriptArea.state(visit, row.entry().state())));
    return columns;
  }

  private static Column<Row> number(String key, Function<Row, Long> value) {
    return new Column<>(key, true, row -> Cell.of(Long.toString(value.apply(row))));
  }

  private static Column<Row> share(String key, Function<Row, Share> value) {
    return new Column<>(key, true, row -> Cell.of(percent(value.apply(row))));
  }

  static String percent(Share share) {
    return share.value().map(it -> Math.round(it * 100) + "%").orElse("–");
  }

  private static Cell left(Visit visit, Row row) {
    Duration left = Duration.between(visit.now(), row.until().orElse(visit.now()));
    if (left.isNegative() || left.isZero()) {
      return Cell.badge(visit.say("lists.expired"), "bad");
    }
    return Cell.badge(visit.say("lists.left", left.toDays() + 1), "warn");
  }

  static String shortened(String text) {
    String line = text.replace('\n', ' ');
    return line.length() <= SHORT ? line : line.substring(0, SHORT) + "…";
  }

  private static List<Filter> filters(Visit visit, WorkList list, List<Row> rows,
      ListState state) {
    List<Filter> filters = new ArrayList<>();
    if (list != WorkList.EXPIRING) {
      int chosen = days(state);
      filters.add(new Filter(DAYS, visit.say("lists.days"), ScriptLists.DAYS.stream()
          .map(it -> new Choice(Integer.toString(it), visit.say("lists.days.last", it),
              it == chosen))
          .toList()));
    }
    if (list == WorkList.EDITED || list == WorkList.IGNORED) {
      boolean all = !state.value(ALL).isEmpty();
      filters.add(new Filter(ALL, visit.say("lists.often"),
          List.of(new Choice("", visit.say("lists.often." + list.wire()), !all),
              new Choice("1", visit.say("lists.often.all"), all))));
    }
    List<Choice> topics = new ArrayList<>(List.of(new Choice("", visit.say("list.all"), false)));
    rows.stream()
        .map(row -> row.card().topic())
        .distinct()
        .forEach(topic -> topics.add(new Choice(topic, ScriptArea.topic(visit, topic),
            topic.equals(state.value(TOPIC)))));
    filters.add(new Filter(TOPIC, visit.say("scripts.topic"), topics));
    return filters;
  }
}
