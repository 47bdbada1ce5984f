package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huashu.coach.console.AgreementModel.Measured;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.review.Agreement;
import org.huashu.coach.review.Agreement.Pair;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Interval;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.KeptHint;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.Story;

/** How far reviewers agree who judged the same drafts blindly, and where they do not. */
final class AgreementArea implements Area {

  static final String PATH = Console.ROOT + "/agreement";
  private static final int SHOWN = 8;

  private final Reviewing reviewing;

  AgreementArea(Reviewing reviewing) {
    this.reviewing = reviewing;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.TRAINERS, this::overview),
        PageRoute.get(PATH + "/rules", Access.TRAINERS,
            visit -> groups(visit, "agreement.rule", Pair::rule, "rule")),
        PageRoute.get(PATH + "/reviewers", Access.TRAINERS,
            visit -> groups(visit, "agreement.reviewers", AgreementArea::both, "both")));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(44, "nav.agreement", PATH, Access.TRAINERS));
  }

  /** Both reviewers, in the order of their names: who was first is chance. */
  private static String both(Pair pair) {
    return pair.first().compareTo(pair.second()) <= 0
        ? pair.first() + " · " + pair.second()
        : pair.second() + " · " + pair.first();
  }

  // --- what the address asks for

  /** The days and the filters, and the pairs of those days. */
  private record Asked(ListState state, Insight.Range range, List<Pair> pairs) {

    /** Those that pass the filters. */
    List<Pair> wanted() {
      return pairs.stream()
          .filter(it -> passes("rule", it.rule()) && passes("both", both(it)))
          .toList();
    }

    private boolean passes(String filter, String value) {
      return state.value(filter).isEmpty() || state.value(filter).equals(value);
    }

    /** The days and the filters without order and place, for another list of them. */
    SortedMap<String, String> filters() {
      SortedMap<String, String> filters = new TreeMap<>(state.values());
      filters.keySet().removeAll(Set.of(ListState.SORT, ListState.AFTER));
      return filters;
    }

    /** What stands behind the path for a list of the same days. */
    String query() {
      String url = state.with(ListState.SORT, "");
      int mark = url.indexOf('?');
      return mark < 0 ? "" : url.substring(mark);
    }
  }

  private Asked asked(Visit visit, List<String> sorts) {
    Insight.Range range = InsightRange.of(visit, sorts).range();
    ListState state =
        ListState.of(visit, List.of("from", "until", "rule", "both"), sorts);
    return new Asked(state, range,
        reviewing.reviews()
            .pairs(range.shop(), range.from().atStartOfDay(visit.zone()).toInstant(),
                range.to().plusDays(1).atStartOfDay(visit.zone()).toInstant()));
  }

  // --- the page

  private Reply overview(Visit visit) {
    Asked asked = asked(visit, SORTS);
    var listing = disagreements(visit, asked);
    return listing.export(visit, asked.state())
        .orElseGet(() -> Reply.page("console/agreement.jte", "nav.agreement",
            model(visit, asked, listing.table(visit, asked.state()))));
  }

  private AgreementModel model(Visit visit, Asked asked, Table table) {
    List<Pair> wanted = asked.wanted();
    long drafts = wanted.stream().map(Pair::draft).distinct().count();
    return new AgreementModel(asked.state(), asked.range().from(), asked.range().to(),
        asked.query(), measured(visit, "", wanted), drafts, matrix(visit, wanted),
        first(visit, asked, Pair::rule), first(visit, asked, AgreementArea::both), table);
  }

  private List<Measured> first(Visit visit, Asked asked, Function<Pair, String> group) {
    return grouped(asked.wanted(), group).entrySet()
        .stream()
        .sorted(Comparator.comparingInt(it -> -it.getValue().size()))
        .limit(SHOWN)
        .map(it -> measured(visit, it.getKey(), it.getValue()))
        .toList();
  }

  private static Map<String, List<Pair>> grouped(List<Pair> pairs, Function<Pair, String> group) {
    return pairs.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
  }

  /** What the first said, line by line, against what the second said. */
  private static List<AgreementModel.Line> matrix(Visit visit, List<Pair> pairs) {
    List<AgreementModel.Line> lines = new ArrayList<>();
    for (Ruling first : Ruling.values()) {
      List<Long> counts = new ArrayList<>();
      for (Ruling second : Ruling.values()) {
        counts.add(pairs.stream()
            .filter(it -> it.byFirst() == first && it.bySecond() == second)
            .count());
      }
      lines.add(new AgreementModel.Line(visit.say("ruling." + first), counts));
    }
    return lines;
  }

  private static Measured measured(Visit visit, String name, List<Pair> pairs) {
    Agreement agreement = Agreement.of(pairs);
    String band = agreement.kappa()
        .map(kappa -> visit.say("agreement.band." + Agreement.Band.of(kappa)))
        .orElse("");
    String share = pairs.isEmpty()
        ? "–"
        : Math.round(100 * agreement.observed()) + "%";
    String sure = pairs.isEmpty()
        ? ""
        : percent(Interval.ofShare(agreement.same(), agreement.pairs()));
    return new Measured(name, agreement.kappa().map(AgreementArea::two).orElse("–"),
        agreement.interval()
            .map(it -> two(it.from()) + " – " + two(it.to()))
            .orElse(""),
        band, agreement.pairs(), agreement.same(), share, sure);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String percent(Interval interval) {
    return Math.round(100 * interval.from()) + "% – " + Math.round(100 * interval.to()) + "%";
  }

  // --- lists

  private static final List<String> GROUP_SORTS =
      List.of("name", "pairs", "same", "kappa");
  private static final Map<String, Function<Measured, String>> GROUP_KEYS =
      Map.of("name", Measured::name, "pairs", it -> SortedRows.number(it.pairs()), "same",
          it -> SortedRows.share(it.same(), it.pairs()), "kappa", AgreementArea::kappa);

  /** As it is sorted by: from -1 to 1, and before them those that have none. */
  private static String kappa(Measured measured) {
    return measured.interval().isEmpty() && measured.band().isEmpty()
        ? ""
        : SortedRows.number(Math.round(100 * Double.parseDouble(measured.kappa())) + 100);
  }

  private Reply groups(Visit visit, String name, Function<Pair, String> group, String filter) {
    Asked asked = asked(visit, GROUP_SORTS);
    var groups = new SortedRows<>(grouped(asked.wanted(), group).entrySet()
        .stream()
        .map(it -> measured(visit, it.getKey(), it.getValue()))
        .toList(), GROUP_KEYS, Measured::name);
    var listing = new Listing<Measured>(name, columns(), groups,
        it -> groups.cursor(asked.state(), it),
        it -> Optional.of(new ListState(PATH, asked.filters(), "draft", true)
            .with(filter, it.name())));
    return listing.export(visit, asked.state())
        .orElseGet(() -> Reply.page("console/agreement-list.jte", "nav.agreement",
            new AgreementModel.Listed(asked.state(), asked.range().from(), asked.range().to(),
                visit.say(name), listing.table(visit, asked.state()))));
  }

  private static List<Column<Measured>> columns() {
    return List.of(new Column<>("name", true, it -> Cell.of(it.name())),
        new Column<>("pairs", true, it -> Cell.of(Integer.toString(it.pairs()))),
        new Column<>("same", true, it -> Cell.of(it.share(), it.sure())),
        new Column<>("kappa", true, it -> Cell.of(it.kappa(), it.band())),
        new Column<>("interval", false, it -> Cell.of(it.interval())));
  }

  /** A hint of which two said different things, and what a third said. */
  private record Difference(Pair pair, Story story, Review review) {

    String words() {
      return story.hints()
          .stream()
          .filter(it -> it.id().equals(pair.hint()))
          .findFirst()
          .map(it -> it.words().isEmpty() ? it.message() : it.words())
          .orElse("");
    }

    Optional<Ruling> third() {
      return Optional.ofNullable(review.outcome().get(pair.hint())).map(Judgement::ruling);
    }

    String text() {
      return story.hints().stream().map(KeptHint::id).anyMatch(pair.hint()::equals)
          ? story.lastWith(pair.hint()).text()
          : "";
    }
  }

  private static final List<String> SORTS = List.of("-draft", "draft", "rule", "first", "second");

  private Listing<Difference> disagreements(Visit visit, Asked asked) {
    Map<String, Function<Pair, String>> keys = Map.of("draft",
        pair -> SortedRows.number(pair.draft()), "rule", Pair::rule, "first",
        pair -> pair.byFirst().name(), "second", pair -> pair.bySecond().name());
    var different = new SortedRows<>(asked.wanted().stream().filter(it -> !it.agrees()).toList(),
        keys, AgreementArea::place);
    return new Listing<>("difference", differences(visit),
        (state, after, most) -> told(different.read(state, after, most)),
        it -> different.cursor(asked.state(), it.pair()),
        it -> Optional.of(ReviewArea.PATH + "/of/" + it.pair().draft()));
  }

  /** Where it stands in the list. */
  private static String place(Pair pair) {
    return "%019d %s".formatted(pair.draft(), pair.hint());
  }

  private List<Difference> told(List<Pair> pairs) {
    Map<Long, Insight.Told> told = new HashMap<>();
    reviewing.reviews()
        .told(pairs.stream().map(Pair::draft).toList())
        .forEach(it -> told.put(it.story().number(), it));
    return pairs.stream()
        .flatMap(pair -> Optional.ofNullable(told.get(pair.draft()))
            .map(it -> new Difference(pair, it.story(), it.review()))
            .stream())
        .toList();
  }

  private static List<Column<Difference>> differences(Visit visit) {
    return List.of(
        new Column<>("words", false, it -> Cell.of(it.words(), it.text())),
        new Column<>("rule", true, it -> Cell.of(it.pair().rule())),
        new Column<>("first", true,
            it -> Cell.of(visit.say("ruling." + it.pair().byFirst()), it.pair().first())),
        new Column<>("second", true,
            it -> Cell.of(visit.say("ruling." + it.pair().bySecond()), it.pair().second())),
        new Column<>("third", false, it -> third(visit, it)),
        new Column<>("draft", true, it -> Cell.of(Long.toString(it.pair().draft()))));
  }

  private static Cell third(Visit visit, Difference it) {
    return it.third()
        .map(ruling -> Cell.badge(visit.say("ruling." + ruling), "good",
            it.review().judged().size() > 2 ? it.review().judged().get(2).by() : ""))
        .orElse(Cell.badge(visit.say("agreement.waits"), "warn"));
  }
}
