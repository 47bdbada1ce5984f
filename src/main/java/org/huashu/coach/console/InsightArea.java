package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huashu.coach.account.Role;
import org.huashu.coach.clock.PlatformProfile;
import org.huashu.coach.clock.Tally;
import org.huashu.coach.console.InsightModel.Chart;
import org.huashu.coach.console.InsightModel.Tile;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.review.Insight;
import org.huashu.coach.review.Insight.Group;
import org.huashu.coach.review.Insight.WaitRound;
import org.huashu.coach.review.Measure;
import org.huashu.coach.review.Page;
import org.huashu.coach.review.Share;
import org.huashu.coach.review.Story;
import org.huashu.coach.review.TeachingCase;
import tools.jackson.databind.json.JsonMapper;

/** What the days add up to: numbers, charts, and the lists behind them. */
final class InsightArea implements Area {

  static final String PATH = Console.ROOT + "/insight";
  private static final Access READERS = Access.of(Role.TRAINER, Role.KNOWLEDGE_MANAGER);
  private static final Set<Measure> OF_LINES = Set.copyOf(EnumSet.of(Measure.FLAGGED_RULE,
      Measure.SENT_RULE, Measure.CORRECTED_RULE, Measure.REPEATED_RULE, Measure.RULED_RIGHT,
      Measure.RULED_WRONG, Measure.RULED_EXCUSABLE));
  private static final int CASES = 30;
  private static final int LOOKED_AT = 600;

  private final Reviewing reviewing;
  private final JsonMapper json = JsonMapper.shared();

  InsightArea(Reviewing reviewing) {
    this.reviewing = reviewing;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, READERS, this::overview),
        PageRoute.get(PATH + "/rules", READERS, visit -> list(visit, Group.SUBJECT)),
        PageRoute.get(PATH + "/agents", READERS, visit -> list(visit, Group.AGENT)),
        PageRoute.get(PATH + "/rounds", READERS, this::rounds),
        PageRoute.get(PATH + "/cases", READERS, this::cases));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(60, "nav.insight", PATH, READERS));
  }

  /** A group and all its amounts. */
  private record Line(String name, Map<Measure, Map<String, Long>> counts) {

    long amount(Measure measure) {
      return Share.amount(counts, measure, name);
    }
  }

  private static final List<String> SORTS =
      List.of("-flagged", "flagged", "name", "corrected", "repeated", "wrong");
  private static final Map<String, Function<Line, String>> KEYS = Map.of("name", Line::name,
      "flagged", line -> SortedRows.number(Math.max(0, line.amount(Measure.FLAGGED_RULE))),
      "corrected", line -> key(Share.corrected(line.counts(), line.name())), "repeated",
      line -> key(Share.repeated(line.counts(), line.name())), "wrong",
      line -> key(Share.wrong(line.counts(), line.name())));

  private static String key(Share share) {
    return SortedRows.share(Math.max(0, share.part()), share.whole());
  }

  private SortedRows<Line> lines(Group group, Insight.Range range) {
    Map<Measure, Map<String, Long>> counts =
        reviewing.insight().counts(OF_LINES, group, range);
    return new SortedRows<>(counts.getOrDefault(Measure.FLAGGED_RULE, Map.of())
        .keySet()
        .stream()
        .map(name -> new Line(name, counts))
        .toList(), KEYS, Line::name);
  }

  private Listing<Line> listing(Visit visit, Group group, InsightRange range) {
    String name = group == Group.AGENT ? "insight.agent" : "insight.rule";
    List<Column<Line>> columns = List.of(
        new Column<>("name", true, line -> Cell.of(line.name())),
        new Column<>("flagged", true,
            line -> Cell.of(Long.toString(line.amount(Measure.FLAGGED_RULE)))),
        new Column<>("corrected", true,
            line -> share(visit, Share.corrected(line.counts(), line.name()))),
        new Column<>("repeated", true,
            line -> share(visit, Share.repeated(line.counts(), line.name()))),
        new Column<>("wrong", true,
            line -> share(visit, Share.wrong(line.counts(), line.name()))));
    SortedRows<Line> lines = lines(group, range.range());
    return new Listing<>(name, columns, lines, line -> lines.cursor(range.state(), line),
        line -> Optional.of(ReviewArea.PATH + "?" + (group == Group.AGENT ? "agent=" : "rule=")
            + Addresses.value(line.name())));
  }

  private static Cell share(Visit visit, Share share) {
    return Cell.of(share.value().map(InsightArea::percent).orElse("–"),
        share.whole() == 0 ? "" : visit.say("insight.of", share.part(), share.whole()));
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  private Reply list(Visit visit, Group group) {
    InsightRange range = InsightRange.of(visit, SORTS);
    var listing = listing(visit, group, range);
    return listing.export(visit, range.state())
        .orElseGet(() -> Reply.page("console/insight-list.jte", "nav.insight",
            new InsightListModel(range, listing.table(visit, range.state()),
                visit.say(group == Group.AGENT ? "insight.agents" : "insight.rules"), "",
                List.of())));
  }

  private Reply overview(Visit visit) {
    InsightRange range = InsightRange.of(visit, SORTS);
    var behind = reviewing.insight().behind();
    return Reply.page("console/insight.jte", "nav.insight",
        new InsightModel(range.state(), range.range().from(), range.range().to(), range.query(),
            tiles(visit, range), charts(visit, range),
            listing(visit, Group.SUBJECT, range).table(visit, range.state()),
            profiles(range),
            behind.events() + behind.hours() > 100
                ? visit.say("insight.behind", behind.events())
                : ""));
  }

  private List<UserModel.Choice> profiles(InsightRange range) {
    return ReviewFilters.choices(reviewing.profiles().get().stream(),
        profile(range).map(PlatformProfile::id).orElse(""), PlatformProfile::id,
        PlatformProfile::title);
  }

  private Optional<PlatformProfile> profile(InsightRange range) {
    List<PlatformProfile> all = reviewing.profiles().get();
    return all.stream()
        .filter(it -> it.id().equals(range.state().value(InsightRange.PROFILE)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private List<Tile> tiles(Visit visit, InsightRange range) {
    Map<Measure, Map<String, Long>> all = reviewing.insight()
        .counts(EnumSet.allOf(Measure.class), Group.NOTHING, range.range());
    String query = range.query();
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile(visit.say("insight.flagged"),
        Long.toString(Share.amount(all, Measure.FLAGGED, "")),
        visit.say("insight.replies", Share.amount(all, Measure.REPLIES, "")),
        ReviewArea.PATH));
    tiles.add(tile(visit, "corrected", Share.corrected(all, ""), PATH + "/rules" + query));
    tiles.add(tile(visit, "repeated", Share.repeated(all, ""), PATH + "/agents" + query));
    tiles.add(tile(visit, "wrong", Share.wrong(all, ""), PATH + "/rules" + query));
    tiles.add(tile(visit, "ignored", Share.ignored(all, ""), PATH + query));
    profile(range).ifPresent(profile -> {
      Tally tally = reviewing.insight()
          .waits(profile.id(), Group.NOTHING, range.range())
          .getOrDefault("", Tally.NONE);
      tiles.add(new Tile(visit.say("insight.in-time"),
          tally.rounds() == 0 ? "–" : percent(tally.share()),
          tally.rounds() == 0
              ? visit.say("insight.rounds.none")
              : visit.say("insight.rounds", tally.rounds(), tally.averageMillis() / 1000),
          PATH + "/rounds" + query));
    });
    return tiles;
  }

  private static Tile tile(Visit visit, String key, Share share, String href) {
    return new Tile(visit.say("insight." + key),
        share.value().map(InsightArea::percent).orElse("–"),
        visit.say("insight.of", share.part(), share.whole()), href);
  }

  private List<Chart> charts(Visit visit, InsightRange range) {
    Insight insight = reviewing.insight();
    Map<Measure, Map<String, Long>> byDay = insight.counts(
        EnumSet.of(Measure.FLAGGED_RULE, Measure.SENT_RULE, Measure.CORRECTED_RULE), Group.DAY,
        range.range());
    Map<Measure, Map<String, Long>> bySubject = insight.counts(
        EnumSet.of(Measure.FLAGGED_HOUR, Measure.FLAGGED_CATEGORY), Group.SUBJECT,
        range.range());
    Map<String, Long> categories = new TreeMap<>();
    bySubject.getOrDefault(Measure.FLAGGED_CATEGORY, Map.of())
        .forEach((name, amount) -> categories.put(visit.say("category." + name), amount));
    return List.of(
        new Chart(visit.say("insight.by-day"), json.writeValueAsString(days(visit, range, byDay)),
            true),
        new Chart(visit.say("insight.by-hour"), json.writeValueAsString(bars(visit, hours(
            bySubject.getOrDefault(Measure.FLAGGED_HOUR, Map.of())))), false),
        new Chart(visit.say("insight.by-category"),
            json.writeValueAsString(bars(visit, categories)), false));
  }

  private static Map<String, Long> hours(Map<String, Long> counted) {
    Map<String, Long> hours = new TreeMap<>();
    for (int hour = 0; hour < 24; hour++) {
      String name = "%02d".formatted(hour);
      hours.put(name, counted.getOrDefault(name, 0L));
    }
    return hours;
  }

  private record Series(String name, List<Long> values) {}

  private record Data(String kind, List<String> names, List<Series> series) {}

  private static Data bars(Visit visit, Map<String, Long> amounts) {
    return new Data("bar", List.copyOf(amounts.keySet()), List
        .of(new Series(visit.say("insight.flagged"), List.copyOf(amounts.values()))));
  }

  /** Days without a flag are days too: a line that leaves them out would hide them. */
  private static Data days(Visit visit, InsightRange range,
      Map<Measure, Map<String, Long>> counts) {
    List<String> days = range.range()
        .from()
        .datesUntil(range.range().to().plusDays(1))
        .map(LocalDate::toString)
        .toList();
    return new Data("line", days,
        List.of(Measure.FLAGGED_RULE, Measure.SENT_RULE, Measure.CORRECTED_RULE)
            .stream()
            .map(measure -> new Series(visit.say("insight.measure." + measure),
                days.stream().map(day -> Share.amount(counts, measure, day)).toList()))
            .toList());
  }

  private Reply rounds(Visit visit) {
    InsightRange range = InsightRange.of(visit, List.of("asked", "-asked"));
    Optional<PlatformProfile> profile = profile(range);
    if (profile.isEmpty() || range.range().shop().isEmpty()) {
      return Refusals.oneShop(visit);
    }
    boolean late = !range.state().value("late").isEmpty();
    var listing = new Listing<WaitRound>("insight.round", roundColumns(visit),
        (_, after, most) -> read(new Insight.RoundsQuery(profile.get(), range.range(), late,
            range.state().descending(), after, most)),
        WaitRound::place, _ -> Optional.empty());
    return listing.export(visit, range.state())
        .orElseGet(() -> Reply.page("console/insight-list.jte", "nav.insight",
            new InsightListModel(range, listing.table(visit, range.state()),
                visit.say("insight.rounds-of", profile.get().title()), "late",
                profiles(range))));
  }

  /** A page may hold few of many: then it goes on until there are enough. */
  private List<WaitRound> read(Insight.RoundsQuery query) {
    List<WaitRound> rounds = new ArrayList<>();
    Optional<String> after = query.after();
    do {
      Page<WaitRound> page = reviewing.insight()
          .rounds(new Insight.RoundsQuery(query.profile(), query.range(), query.lateOnly(),
              query.descending(), after, query.most() - rounds.size()));
      rounds.addAll(page.items());
      after = page.next();
    } while (rounds.size() < query.most() && after.isPresent());
    return rounds;
  }

  private static List<Column<WaitRound>> roundColumns(Visit visit) {
    return List.of(
        new Column<>("conversation", false, round -> Cell.of(round.key().conversation())),
        new Column<>("agent", false, round -> Cell.of(round.agent())),
        new Column<>("asked", true, round -> Cell.of(Optional.of(round.counted().asked()))),
        new Column<>("answered", false, round -> Cell.of(round.counted().answered())),
        new Column<>("seconds", false,
            round -> Cell.of(Long.toString(round.counted().millis() / 1000))),
        new Column<>("in-time", false, round -> round.counted().inTime()
            ? Cell.badge(visit.say("insight.yes"), "good")
            : Cell.badge(visit.say("insight.no"), "bad")));
  }

  private static final Map<String, Function<TeachingCase, String>> CASE_KEYS =
      Map.of("score", it -> SortedRows.number(Math.max(0, it.score())), "agent",
          it -> it.story().agent(), "flagged", it -> it.story().flaggedAt().toString());

  private Reply cases(Visit visit) {
    InsightRange range = InsightRange.of(visit, List.of("-score", "score", "agent", "flagged"));
    if (range.range().shop().isEmpty()) {
      return Refusals.oneShop(visit);
    }
    var from = range.range().from().atStartOfDay(visit.zone()).toInstant();
    var to = range.range().to().plusDays(1).atStartOfDay(visit.zone()).toInstant();
    boolean file = !visit.param(ListState.FORMAT).isEmpty();
    var cases = new SortedRows<>(TeachingCase.best(reviewing.insight()
        .told(range.range().shop().get(), from, to, LOOKED_AT), CASES), CASE_KEYS,
        it -> SortedRows.number(it.story().number()));
    var listing = new Listing<TeachingCase>("insight.case", caseColumns(visit, file), cases,
        it -> cases.cursor(range.state(), it),
        it -> Optional.of(ReviewArea.PATH + "/of/" + it.story().number()));
    return listing.export(visit, range.state())
        .orElseGet(() -> Reply.page("console/insight-list.jte", "nav.insight",
            new InsightListModel(range, listing.table(visit, range.state()),
                visit.say("insight.cases"), "", List.of())));
  }

  /** @param file for the training's handout: with what the page shows in small letters */
  private static List<Column<TeachingCase>> caseColumns(Visit visit, boolean file) {
    List<Column<TeachingCase>> columns = new ArrayList<>(List.of(
        new Column<>("before", false, it -> Cell.of(it.story().revisions().getFirst().text(),
            it.story().question())),
        new Column<>("after", false,
            it -> Cell.of(it.story().sent().map(Story.Sent::text).orElse(""))),
        new Column<>("score", true, it -> Cell.of(Integer.toString(it.score()), parts(visit, it))),
        new Column<>("agent", true, it -> Cell.of(it.story().agent())),
        new Column<>("flagged", true, it -> Cell.of(Optional.of(it.story().flaggedAt())))));
    if (file) {
      columns.add(new Column<>("question", false, it -> Cell.of(it.story().question())));
      columns.add(new Column<>("hints", false, it -> Cell.of(hints(it))));
      columns.add(new Column<>("why", false, it -> Cell.of(parts(visit, it))));
    }
    return columns;
  }

  private static String hints(TeachingCase it) {
    return it.story()
        .hints()
        .stream()
        .map(hint -> hint.message() + " (" + hint.rule() + ")")
        .collect(Collectors.joining("\n"));
  }

  private static String parts(Visit visit, TeachingCase it) {
    return String.join(" · ", it.parts()
        .stream()
        .map(part -> visit.say("insight.why." + part.why()) + " " + part.points())
        .toList());
  }
}
