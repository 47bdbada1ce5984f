package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huashu.coach.account.Role;
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
  private static final Access TRAINER = Access.of(Role.TRAINER);
  private static final int SHOWN = 8;

  private final Reviewing reviewing;

  AgreementArea(Reviewing reviewing) {
    this.reviewing = reviewing;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, TRAINER, this::overview),
        PageRoute.get(PATH + "/rules", TRAINER,
            visit -> groups(visit, "agreement.rule", Pair::rule, "rule")),
        PageRoute.get(PATH + "/reviewers", TRAINER,
            visit -> groups(visit, "agreement.reviewers", AgreementArea::both, "both")));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(44, "nav.agreement", PATH, TRAINER));
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

    /** What stands behind the path for a list of the same days. */
    String query() {
      String url = state.with(ListState.SORT, "");
      int mark = url.indexOf('?');
      return mark < 0 ? "" : url.substring(mark);
    }
  }

  private Asked asked(Visit visit) {
    Insight.Range range = InsightRange.of(visit, List.of("draft")).range();
    ListState state = ListState.of(visit, List.of("from", "until", "rule", "both"),
        List.of("draft"));
    return new Asked(state, range,
        reviewing.reviews()
            .pairs(range.shop(), range.from().atStartOfDay(visit.zone()).toInstant(),
                range.to().plusDays(1).atStartOfDay(visit.zone()).toInstant()));
  }

  // --- the page

  private Reply overview(Visit visit) {
    Asked asked = asked(visit);
    var listing = disagreements(visit, asked.wanted());
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

  private Reply groups(Visit visit, String name, Function<Pair, String> group, String filter) {
    Asked asked = asked(visit);
    Map<String, List<Pair>> groups = grouped(asked.wanted(), group);
    var listing = new Listing<Measured>(name, columns(),
        (_, after, most) -> groups.entrySet()
            .stream()
            .filter(it -> after.map(last -> it.getKey().compareTo(last) > 0).orElse(true))
            .limit(most)
            .map(it -> measured(visit, it.getKey(), it.getValue()))
            .toList(),
        Measured::name,
        it -> Optional.of(new ListState(PATH, asked.state().values(), "draft", false)
            .with(filter, it.name())));
    return listing.export(visit, asked.state())
        .orElseGet(() -> Reply.page("console/agreement-list.jte", "nav.agreement",
            new AgreementModel.Listed(asked.state(), asked.range().from(), asked.range().to(),
                visit.say(name), listing.table(visit, asked.state()))));
  }

  private static List<Column<Measured>> columns() {
    return List.of(new Column<>("name", false, it -> Cell.of(it.name())),
        new Column<>("pairs", false, it -> Cell.of(Integer.toString(it.pairs()))),
        new Column<>("same", false, it -> Cell.of(it.share(), it.sure())),
        new Column<>("kappa", false, it -> Cell.of(it.kappa(), it.band())),
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

  private Listing<Difference> disagreements(Visit visit, List<Pair> pairs) {
    List<Pair> different = pairs.stream()
        .filter(pair -> !pair.agrees())
        .sorted(Comparator.comparing(AgreementArea::place).reversed())
        .toList();
    return new Listing<>("difference", differences(visit),
        (_, after, most) -> different.stream()
            .filter(pair -> after.map(last -> place(pair).compareTo(last) < 0).orElse(true))
            .limit(most)
            .flatMap(pair -> difference(pair).stream())
            .toList(),
        it -> place(it.pair()),
        it -> Optional.of(ReviewArea.PATH + "/of/" + it.pair().draft()));
  }

  /** Where it stands in the list. */
  private static String place(Pair pair) {
    return "%019d %s".formatted(pair.draft(), pair.hint());
  }

  private Optional<Difference> difference(Pair pair) {
    return reviewing.reviews()
        .story(pair.draft())
        .flatMap(story -> reviewing.reviews()
            .review(pair.draft())
            .map(review -> new Difference(pair, story, review)));
  }

  private static List<Column<Difference>> differences(Visit visit) {
    return List.of(
        new Column<>("words", false, it -> Cell.of(it.words(), it.text())),
        new Column<>("rule", false, it -> Cell.of(it.pair().rule())),
        new Column<>("first", false,
            it -> Cell.of(visit.say("ruling." + it.pair().byFirst()), it.pair().first())),
        new Column<>("second", false,
            it -> Cell.of(visit.say("ruling." + it.pair().bySecond()), it.pair().second())),
        new Column<>("third", false, it -> third(visit, it)),
        new Column<>("draft", false, it -> Cell.of(Long.toString(it.pair().draft()))));
  }

  private static Cell third(Visit visit, Difference it) {
    return it.third()
        .map(ruling -> Cell.badge(visit.say("ruling." + ruling), "good",
            it.review().judged().size() > 2 ? it.review().judged().get(2).by() : ""))
        .orElse(Cell.badge(visit.say("agreement.waits"), "warn"));
  }
}
