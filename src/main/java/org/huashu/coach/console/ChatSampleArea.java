package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.huashu.coach.console.FilterForm.Field;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.review.SampleQuery;
import org.huashu.coach.scoring.ChatSamples;
import org.huashu.coach.scoring.ChatSamples.Coverage;
import org.huashu.coach.scoring.ChatSamples.Listed;

/** Random samples of chats to be scored. */
final class ChatSampleArea implements Area {

  static final String PATH = ScoreTabs.PATH + "/samples";
  private static final int MOST_PER_AGENT = 200;
  private static final int MOST_DAYS = 92;
  private static final long SEEDS = 1_000_000;

  private final Console.Parts parts;

  ChatSampleArea(Console.Parts parts) {
    this.parts = parts;
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.TRAINERS, visit -> list(visit, "")),
        PageRoute.post(PATH, Access.TRAINERS, this::draw));
  }

  private Reply list(Visit visit, String fault) {
    ListState state = ListState.of(visit, List.of("by", "state"),
        List.of("-number", "number", "days", "-days"));
    var filter = new SampleQuery.Filter(visit.oneShop(), ScoreArea.text(state, "by"),
        SampleArea.standing(state));
    var listing = new Listing<Listed>("qa-sample", columns(),
        (_, after, most) -> parts.inspecting()
            .samples()
            .samples(new SampleQuery(filter, state.sort().equals("days")
                ? SampleQuery.Order.DAYS
                : SampleQuery.Order.NUMBER, state.descending(),
                after.flatMap(SampleQuery.Place::parse), most)),
        row -> row.place().text(),
        row -> Optional.of(ChatArea.PATH + "?sample=" + row.sample().number()));
    var form = FilterForm.of(state, Field.text("by", "qa-sample.by"), Field.choice("state",
        "qa-sample.state", SampleArea.standings(visit, state, "qa-sample.state.")));
    return listing.export(visit, state)
        .orElseGet(() -> new Reply.Page(fault.isEmpty() ? 200 : 422, "console/qa-samples.jte",
            "scores.tab.samples", new ChatSamplesModel(ScoreTabs.of(visit), form,
                listing.table(visit, state), typed(visit), shops(visit), fault)));
  }

  private static List<Column<Listed>> columns() {
    return List.of(
        new Column<>("number", true, row -> Cell.of("#" + row.sample().number())),
        new Column<>("days", true, row -> Cell.of(
            row.sample().plan().from() + " – " + row.sample().plan().until())),
        new Column<>("shop", false, row -> Cell.of(row.sample().plan().shop())),
        new Column<>("per-agent", false,
            row -> Cell.of(Integer.toString(row.sample().plan().perAgent()))),
        new Column<>("covered", false, row -> covered(row.coverage())),
        new Column<>("seed", false, row -> Cell.of(Long.toString(row.sample().plan().seed()))),
        new Column<>("by", false, row -> Cell.of(row.sample().by())),
        new Column<>("at", false, row -> Cell.of(Optional.of(row.sample().at()))));
  }

  private static Cell covered(Coverage coverage) {
    String text = coverage.scored() + " / " + coverage.chats();
    return Cell.badge(text, coverage.scored() == coverage.chats() ? "good" : "info");
  }

  private ChatSamplesModel.Typed typed(Visit visit) {
    LocalDate yesterday = LocalDate.ofInstant(visit.now(), visit.zone()).minusDays(1);
    Form form = visit.form();
    return new ChatSamplesModel.Typed(or(form, "from", yesterday.toString()),
        or(form, "until", yesterday.toString()), or(form, "most", "3"),
        or(form, "seed", Long.toString(RandomGenerator.getDefault().nextLong(1, SEEDS))));
  }

  private static String or(Form form, String field, String usual) {
    return form.first(field).map(String::strip).filter(it -> !it.isEmpty()).orElse(usual);
  }

  private List<UserModel.Choice> shops(Visit visit) {
    return visit.oneShop().isPresent()
        ? List.of()
        : ReviewFilters.choices(parts.shops().get().stream(), visit.form().text("shop"), it -> it,
            it -> it);
  }

  private Reply draw(Visit visit) {
    Optional<ChatSamples.Plan> plan = plan(visit);
    if (plan.isEmpty()) {
      return list(visit, visit.say("qa-sample.faulty"));
    }
    OptionalLong number = parts.inspecting()
        .samples()
        .draw(plan.get(), visit.account().name(), visit.now());
    if (number.isEmpty()) {
      return list(visit, visit.say("qa-sample.nothing"));
    }
    parts.audit()
        .add(visit.deed("score.sample",
            Long.toString(number.getAsLong()), plan.get().toString()));
    return new Reply.Redirect(ReviewArea.done(
        ChatArea.PATH + "?sample=" + number.getAsLong(), "score-sample"));
  }

  private Optional<ChatSamples.Plan> plan(Visit visit) {
    ChatSamplesModel.Typed typed = typed(visit);
    String shop = visit.oneShop()
        .orElseGet(() -> or(visit.form(), "shop",
            parts.shops().get().stream().findFirst().orElse("")));
    Optional<LocalDate> from = ScoreArea.day(typed.from());
    Optional<LocalDate> until = ScoreArea.day(typed.until());
    OptionalLong most = ScoringArea.number(typed.most());
    OptionalLong seed = ScoringArea.number(typed.seed());
    boolean good = from.isPresent() && until.isPresent() && !until.get().isBefore(from.get())
        && until.get().isBefore(from.get().plusDays(MOST_DAYS)) && most.isPresent()
        && most.getAsLong() >= 1 && most.getAsLong() <= MOST_PER_AGENT && seed.isPresent()
        && (visit.oneShop().isPresent() || parts.shops().get().contains(shop));
    return good
        ? Optional.of(new ChatSamples.Plan(shop, from.get(), until.get(), (int) most.getAsLong(),
            seed.getAsLong()))
        : Optional.empty();
  }
}
