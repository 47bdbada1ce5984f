package org.huashu.coach.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.console.ListModel.Filter;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.ScriptLists.Row;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.ScriptCard;
import org.huashu.coach.knowledge.ScriptChecks.Kind;
import org.huashu.coach.knowledge.ScriptPair;

/** Scripts that are the same twice or contradict each other. */
final class PairsArea implements Area {

  private static final List<Kind> KINDS =
      List.of(Kind.CONTRADICTION, Kind.DUPLICATE, Kind.QUESTION_TAKEN);

  private final ScriptLists lists;

  PairsArea(ScriptLists lists) {
    this.lists = lists;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(WorkList.PAIRS.path(), Access.EDITORS, this::list));
  }

  /** A pair with both scripts. */
  private record Two(ScriptPair pair, ScriptCard script, ScriptCard other) {

    String id() {
      return pair.script() + " " + pair.other() + " " + pair.kind();
    }

    boolean says(String words) {
      return words.isEmpty() || Stream
          .of(script.title(), other.title(), pair.said(), pair.theirs(), pair.script(),
              pair.other())
          .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }
  }

  private Reply list(Visit visit) {
    ListState state =
        ListState.of(visit, List.of("q", "kind"), List.of("kind", "title", "other"));
    List<Row> rows = lists.rows(visit, ScriptLists.DAYS.getFirst());
    Map<String, ScriptCard> cards =
        rows.stream().collect(Collectors.toMap(row -> row.entry().id(), Row::card));
    String words = state.value("q").toLowerCase(Locale.ROOT);
    List<Two> pairs = lists.pairs(rows)
        .stream()
        .filter(it -> state.value("kind").isEmpty() || wire(it.kind()).equals(state.value("kind")))
        .map(it -> two(it, cards))
        .filter(it -> it.says(words))
        .toList();
    Map<String, Function<Two, String>> keys =
        Map.of("kind", it -> Integer.toString(KINDS.indexOf(it.pair().kind())), "title",
            it -> it.script().title(), "other", it -> it.other().title());
    var sorted = new SortedRows<>(pairs, keys, Two::id);
    var listing = new Listing<>("lists.pairs", columns(visit), sorted,
        it -> sorted.cursor(state, it), it -> Optional.of(ScriptArea.path(it.pair().script())));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page(ListsArea.TEMPLATE, "lists.pairs",
            new ListModel(lists.tabs(visit, Optional.of(WorkList.PAIRS)),
                listing.table(visit, state), visit.say("lists.pairs"),
                visit.say("lists.pairs.means"), true, List.of(kinds(visit, state)))));
  }

  private static Two two(ScriptPair pair, Map<String, ScriptCard> cards) {
    ScriptCard script = cards.get(pair.script());
    ScriptCard other = cards.get(pair.other());
    if (script == null || other == null) {
      throw new IllegalStateException("a pair of which one script is gone: " + pair);
    }
    return new Two(pair, script, other);
  }

  private static Filter kinds(Visit visit, ListState state) {
    List<Choice> options = Stream
        .concat(Stream.of(new Choice("", visit.say("list.all"), false)),
            KINDS.stream()
                .map(kind -> new Choice(wire(kind), visit.say("lists.pairs." + wire(kind)),
                    wire(kind).equals(state.value("kind")))))
        .toList();
    return new Filter("kind", visit.say("lists.pairs.kind"), options);
  }

  private static String wire(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static List<Column<Two>> columns(Visit visit) {
    return List.of(
        new Column<>("title", true,
            it -> Cell.of(it.script().title(), ListsArea.shortened(it.script().answer()))),
        new Column<>("kind", true, it -> Cell.badge(
            visit.say("lists.pairs." + wire(it.pair().kind())),
            it.pair().kind() == Kind.CONTRADICTION ? "bad" : "warn")),
        new Column<>("why", false, it -> Cell.of(why(visit, it.pair()))),
        new Column<>("other", true,
            it -> Cell.of(it.other().title(), ListsArea.shortened(it.other().answer()))
                .leading(ScriptArea.path(it.pair().other()))),
        new Column<>("topic", false,
            it -> Cell.of(ScriptArea.topic(visit, it.script().topic()))));
  }

  private static String why(Visit visit, ScriptPair pair) {
    return visit.say("lists.pairs." + wire(pair.kind()) + ".why", pair.said(), pair.theirs());
  }
}
