package org.huashu.coach.console;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.huashu.coach.console.FilterForm.Field;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.SampleModel.Plan;
import org.huashu.coach.review.SamplePlan;
import org.huashu.coach.review.SampleQuery;
import org.huashu.coach.review.SampleQuery.Standing;
import org.huashu.coach.review.Samples;
import org.huashu.coach.review.Samples.Listed;
import org.huashu.coach.review.Samples.Sample;
import org.huashu.coach.review.Samples.Who;

/** Random samples of flagged drafts: planned, drawn, worked off, drawn again, closed. */
final class SampleArea implements Area {

  static final String PATH = Console.ROOT + "/samples";
  private static final int MOST_PER_AGENT = 200;
  /** Short enough to be read out on the phone. */
  private static final long SEEDS = 1_000_000;

  private final Console.Parts parts;
  private final SampleView view;

  SampleArea(Console.Parts parts) {
    this.parts = parts;
    this.view = new SampleView(parts.reviewing());
  }

  @Override
  public List<PageRoute> routes() {
    String one = PATH + "/of/{number}";
    return List.of(PageRoute.get(PATH, Access.TRAINERS, this::list),
        PageRoute.get(PATH + "/new", Access.TRAINERS, visit -> plan(visit, visit.query(), "")),
        PageRoute.get(PATH + "/preview", Access.TRAINERS, this::preview),
        PageRoute.post(PATH + "/new", Access.TRAINERS, this::draw),
        PageRoute.get(one, Access.TRAINERS,
            visit -> found(visit, it -> view.one(visit, it, false))),
        PageRoute.get(one + "/again", Access.TRAINERS,
            visit -> found(visit, it -> view.one(visit, it, true))),
        PageRoute.post(one + "/close", Access.TRAINERS,
            visit -> found(visit, it -> close(visit, it))),
        PageRoute.post(one + "/delete", Access.TRAINERS,
            visit -> found(visit, it -> delete(visit, it))));
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(42, "nav.samples", PATH, Access.TRAINERS));
  }

  static String path(long number) {
    return PATH + "/of/" + number;
  }

  private Samples samples() {
    return parts.reviewing().samples();
  }

  // --- the list

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("by", "state"),
        List.of("-number", "number", "week", "-week"));
    var filter = new SampleQuery.Filter(visit.oneShop(), ScoreArea.text(state, "by"),
        standing(state));
    var listing = new Listing<Listed>("samples", columns(visit),
        (_, after, most) -> samples().samples(new SampleQuery(filter,
            state.sort().equals("week") ? SampleQuery.Order.DAYS : SampleQuery.Order.NUMBER,
            state.descending(), after.flatMap(SampleQuery.Place::parse), most)),
        row -> row.place().text(),
        row -> Optional.of(path(row.sample().number())));
    var form = FilterForm.of(state, Field.text("by", "samples.who"),
        Field.choice("state", "samples.state", standings(visit, state, "samples.state.")));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/samples.jte", "nav.samples",
            new SamplesModel(form, listing.table(visit, state))));
  }

  static Optional<Standing> standing(ListState state) {
    return Arrays.stream(Standing.values())
        .filter(it -> wire(it).equals(state.value("state")))
        .findFirst();
  }

  static List<UserModel.Choice> standings(Visit visit, ListState state, String words) {
    return ReviewFilters.choices(Arrays.stream(Standing.values())
        .filter(it -> visit.words().knows(words + wire(it))), state.value("state"),
        SampleArea::wire, it -> visit.say(words + wire(it)));
  }

  private static String wire(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  private static List<Column<Listed>> columns(Visit visit) {
    return List.of(
        new Column<>("number", true, row -> Cell.of("#" + row.sample().number())),
        new Column<>("week", true, row -> Cell.of(SampleView.week(row.sample().plan()))),
        new Column<>("shop", false, row -> Cell.of(row.sample().plan().shop())),
        new Column<>("state", false,
            row -> SampleView.state(visit, row.sample(), row.progress())),
        new Column<>("drafts", false,
            row -> Cell.of(Integer.toString(row.progress().drafts()))),
        new Column<>("left", false, row -> Cell.of(Integer.toString(row.progress().left()))),
        new Column<>("plan", false, row -> Cell.of(SampleView.plan(visit, row.sample().plan()))),
        new Column<>("seed", false,
            row -> Cell.of(Long.toString(row.sample().plan().seed()))),
        new Column<>("who", false, row -> Cell.of(row.sample().who().by())),
        new Column<>("at", false, row -> Cell.of(Optional.of(row.sample().who().at()))));
  }

  // --- planning

  /** What a form says, as it was typed; what is missing is what most people want. */
  private Plan typed(Visit visit, Form form) {
    LocalDate last = LocalDate.ofInstant(visit.now(), visit.zone())
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .minusWeeks(1);
    String shop = visit.oneShop()
        .or(() -> form.first("shop"))
        .orElse(parts.shops().get().stream().findFirst().orElse(""));
    return new Plan(shop, or(form, "week", last.toString()), or(form, "most", "5"),
        or(form, "doubles", "1"),
        or(form, "seed", Long.toString(RandomGenerator.getDefault().nextLong(1, SEEDS))));
  }

  private static String or(Form form, String field, String usual) {
    return form.first(field).map(String::strip).filter(it -> !it.isEmpty()).orElse(usual);
  }

  private Reply plan(Visit visit, Form form, String fault) {
    Plan typed = typed(visit, form);
    List<UserModel.Choice> shops = visit.oneShop().isPresent()
        ? List.of()
        : parts.shops()
            .get()
            .stream()
            .map(it -> new UserModel.Choice(it, it, it.equals(typed.shop())))
            .toList();
    return new Reply.Page(fault.isEmpty() ? 200 : 422, "console/sample-new.jte", "samples.new",
        new SampleModel.Planning(typed, shops, fault));
  }

  private Reply preview(Visit visit) {
    Optional<SamplePlan> plan = plan(visit, typed(visit, visit.query()));
    return Reply.fragment("console/sample-preview.jte",
        plan.map(it -> view.preview(visit, it))
            .orElseGet(() -> new SampleModel.Preview(faulty(visit), List.of())));
  }

  /** Why there is no plan: nothing to plan for yet, or what was typed. */
  private String faulty(Visit visit) {
    boolean nowhere = visit.oneShop().isEmpty() && parts.shops().get().isEmpty();
    return visit.say(nowhere ? "samples.no-shop" : "samples.faulty");
  }

  /** The plan, if what was typed is one. */
  private Optional<SamplePlan> plan(Visit visit, Plan typed) {
    try {
      LocalDate week = LocalDate.parse(typed.week())
          .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      int most = Integer.parseInt(typed.most());
      boolean known = parts.shops().get().contains(typed.shop())
          || visit.oneShop().isPresent();
      return most <= MOST_PER_AGENT && known
          ? Optional.of(new SamplePlan(typed.shop(), week, visit.zone(), most,
              Integer.parseInt(typed.doubles()), Long.parseLong(typed.seed())))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private Reply draw(Visit visit) {
    Optional<SamplePlan> plan = plan(visit, typed(visit, visit.form()));
    if (plan.isEmpty()) {
      return plan(visit, visit.form(), faulty(visit));
    }
    if (samples().candidates(plan.get(), samples().newest()).isEmpty()) {
      return plan(visit, visit.form(), visit.say("samples.nothing"));
    }
    long number =
        samples().draw(plan.get(), new Who(visit.account().name(), visit.now()));
    note(visit, "sample.draw", number, SampleView.plan(visit, plan.get()) + " #"
        + plan.get().seed());
    return new Reply.Redirect(path(number) + "?done=sample-drawn");
  }

  // --- one

  private Reply found(Visit visit, Function<Sample, Reply> then) {
    return ReviewArea.number(visit)
        .stream()
        .boxed()
        .findFirst()
        .flatMap(samples()::sample)
        .filter(it -> visit.oneShop().map(it.plan().shop()::equals).orElse(true))
        .map(then)
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply close(Visit visit, Sample sample) {
    if (samples().close(sample.number(), new Who(visit.account().name(), visit.now()))) {
      note(visit, "sample.close", sample.number(), "");
    }
    return new Reply.Redirect(path(sample.number()) + "?done=sample-closed");
  }

  private Reply delete(Visit visit, Sample sample) {
    if (!samples().delete(sample.number())) {
      return new Reply.Redirect(path(sample.number()) + "?done=sample-judged");
    }
    note(visit, "sample.delete", sample.number(), SampleView.plan(visit, sample.plan()) + " #"
        + sample.plan().seed());
    return new Reply.Redirect(PATH + "?done=sample-deleted");
  }

  private void note(Visit visit, String action, long number, String detail) {
    parts.audit()
        .add(visit.deed(action, Long.toString(number), detail));
  }
}
