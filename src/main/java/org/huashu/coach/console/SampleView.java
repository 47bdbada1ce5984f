package org.huashu.coach.console;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huashu.coach.console.FilterForm.Field;
import org.huashu.coach.console.Listing.Column;
import org.huashu.coach.console.SampleModel.AgentRow;
import org.huashu.coach.console.SampleModel.Judged;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.Judgement;
import org.huashu.coach.review.QueueEntry;
import org.huashu.coach.review.QueueQuery;
import org.huashu.coach.review.QueueQuery.Filter;
import org.huashu.coach.review.Review;
import org.huashu.coach.review.SamplePlan;
import org.huashu.coach.review.SampleProgress;
import org.huashu.coach.review.Samples.Sample;

/** Samples in the words of their pages. */
final class SampleView {

  private final Reviewing reviewing;

  SampleView(Reviewing reviewing) {
    this.reviewing = reviewing;
  }

  /** The days of a week: {@code 2026-11-16 – 2026-11-22}. */
  static String week(SamplePlan plan) {
    return plan.week() + " – " + plan.week().plusDays(6);
  }

  static String plan(Visit visit, SamplePlan plan) {
    return visit.say("samples.plan-says", plan.perAgent(), plan.doubles());
  }

  static Cell state(Visit visit, Sample sample, SampleProgress progress) {
    if (sample.closed().isPresent()) {
      return Cell.badge(visit.say("samples.state.closed"), "mute");
    }
    return progress.left() == 0
        ? Cell.badge(visit.say("samples.state.done"), "good")
        : Cell.badge(visit.say("samples.state.open"), "info");
  }

  /** What a plan would draw now. */
  SampleModel.Preview preview(Visit visit, SamplePlan plan) {
    Map<String, List<Long>> there =
        reviewing.samples().candidates(plan, reviewing.samples().newest());
    List<AgentRow> agents = there.entrySet()
        .stream()
        .map(it -> new AgentRow(it.getKey(), it.getValue().size(),
            Math.min(plan.perAgent(), it.getValue().size())))
        .toList();
    int drawn = agents.stream().mapToInt(AgentRow::drawn).sum();
    int doubled = agents.stream().mapToInt(it -> Math.min(plan.doubles(), it.drawn())).sum();
    return new SampleModel.Preview(agents.isEmpty()
        ? visit.say("samples.nothing")
        : visit.say("samples.would", week(plan), agents.size(), drawn, doubled), agents);
  }

  /**
   * The page of a sample.
   *
   * @param again whether it is drawn again, to see whether that gives the same
   */
  Reply one(Visit visit, Sample sample, boolean again) {
    ReviewFilters filters = ReviewFilters.of(visit);
    ListState state = filters.state();
    Filter filter = filters.filter().ofSample(sample.number());
    var listing = new Listing<Row>("sample", columns(visit),
        (_, after, most) -> rows(new QueueQuery(filter, filters.order(),
            after.flatMap(QueueQuery.Place::parse), most)),
        row -> row.entry().place().text(),
        row -> Optional.of(
            ReviewArea.PATH + "/of/" + row.entry().number() + "?sample=" + sample.number()));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/sample.jte", "samples.one",
            model(visit, sample, again, listing.table(visit, state))));
  }

  private static FilterForm filters(Visit visit, ListState state) {
    return FilterForm.of(state,
        Field.choice("state", "review.state", ReviewArea.states(visit, state)),
        Field.choice("severity", "review.severity", ReviewArea.severities(visit, state)),
        Field.text("agent", "review.agent"), Field.text("rule", "review.rule"));
  }

  /** A draft of a sample, and how it was judged. */
  private record Row(QueueEntry entry, Optional<Review> review) {}

  private List<Row> rows(QueueQuery query) {
    List<QueueEntry> entries = reviewing.reviews().queue(query).items();
    Map<Long, Review> reviews = new HashMap<>();
    reviewing.reviews()
        .told(entries.stream().map(QueueEntry::number).toList())
        .forEach(it -> reviews.put(it.story().number(), it.review()));
    return entries.stream()
        .map(it -> new Row(it, Optional.ofNullable(reviews.get(it.number()))))
        .toList();
  }

  private SampleModel model(Visit visit, Sample sample, boolean again, Table table) {
    SampleProgress progress = reviewing.samples().progress(sample.number());
    SamplePlan plan = sample.plan();
    var typed = new SampleModel.Plan(plan.shop(), plan.week().toString(),
        Integer.toString(plan.perAgent()), Integer.toString(plan.doubles()),
        Long.toString(plan.seed()));
    int done = progress.drafts() - progress.left();
    return new SampleModel(sample.number(), SampleArea.path(sample.number()), typed, week(plan),
        plan.shop(), state(visit, sample, progress), sample.who().by(), sample.who().at(),
        sample.closed()
            .map(it -> visit.say("samples.closed-by", it.by(),
                Frame.fullTime(it.at(), visit.zone()))),
        progress.drafts(), progress.left(),
        progress.drafts() == 0 ? 100 : done * 100 / progress.drafts(),
        again ? Optional.of(reviewing.samples().drawsTheSame(sample)) : Optional.empty(),
        progress.agents()
            .entrySet()
            .stream()
            .map(it -> new AgentRow(it.getKey(), SampleProgress.all(it.getValue()),
                SampleProgress.all(it.getValue()) - SampleProgress.left(it.getValue())))
            .toList(),
        progress.judged()
            .entrySet()
            .stream()
            .map(it -> new Judged(it.getKey(), it.getValue()))
            .toList(),
        progress.judged().isEmpty(), filters(visit, table.state()), table);
  }

  /** The verdicts are told only when they hold: nobody sees what a first reviewer said. */
  private static List<Column<Row>> columns(Visit visit) {
    return List.of(
        new Column<>("text", false, row -> Cell.of(row.entry().text(), row.entry().question())),
        new Column<>("severity", true, row -> Cell.badge(
            visit.say("severity." + row.entry().severity()),
            StoryView.tone(row.entry().severity()))),
        new Column<>("agent", false, row -> Cell.of(row.entry().agent())),
        new Column<>("rules", false, row -> Cell.of(String.join("\n", row.entry().rules()))),
        new Column<>("state", false, row -> Cell.badge(
            visit.say("review.state." + row.entry().state()),
            StoryView.tone(row.entry().state()))),
        new Column<>("ruling", false, row -> Cell.of(rulings(visit, row))),
        new Column<>("reviewers", false, row -> Cell.of(reviewers(row))),
        new Column<>("flagged", true, row -> Cell.of(Optional.of(row.entry().flaggedAt()))));
  }

  private static String rulings(Visit visit, Row row) {
    return judged(row).map(review -> review.outcome()
        .values()
        .stream()
        .map(Judgement::ruling)
        .distinct()
        .sorted()
        .map(ruling -> visit.say("ruling." + ruling))
        .collect(Collectors.joining("、"))).orElse("");
  }

  private static String reviewers(Row row) {
    return judged(row).map(review -> review.judged()
        .stream()
        .map(Act.Judged::by)
        .collect(Collectors.joining("、"))).orElse("");
  }

  /** What was said of it; of an open draft nothing was, or it was taken back. */
  private static Optional<Review> judged(Row row) {
    return row.review().filter(_ -> row.entry().state() != Review.State.OPEN);
  }
}
