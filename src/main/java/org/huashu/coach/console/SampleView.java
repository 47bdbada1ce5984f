package org.huashu.coach.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    ListState state = ListState.of(visit, List.of(), List.of("-flagged"));
    Filter filter = Filter.ALL.ofSample(sample.number());
    var listing = new Listing<QueueEntry>("sample", columns(visit),
        (_, after, most) -> reviewing.reviews()
            .queue(new QueueQuery(filter, QueueQuery.Order.NEWEST,
                after.flatMap(QueueQuery.Place::parse), most))
            .items(),
        entry -> entry.place().text(),
        entry -> Optional.of(
            ReviewArea.PATH + "/of/" + entry.number() + "?sample=" + sample.number()));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/sample.jte", "samples.one",
            model(visit, sample, again, listing.table(visit, state))));
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
        progress.judged().isEmpty(), table);
  }

  /** The verdicts are told only when they hold: nobody sees what a first reviewer said. */
  private List<Column<QueueEntry>> columns(Visit visit) {
    return List.of(
        new Column<>("text", false, entry -> Cell.of(entry.text(), entry.question())),
        new Column<>("agent", false, entry -> Cell.of(entry.agent())),
        new Column<>("rules", false, entry -> Cell.of(String.join("\n", entry.rules()))),
        new Column<>("state", false, entry -> Cell.badge(visit.say("review.state." + entry.state()),
            StoryView.tone(entry.state()))),
        new Column<>("ruling", false, entry -> Cell.of(rulings(visit, entry))),
        new Column<>("reviewers", false, entry -> Cell.of(reviewers(entry))),
        new Column<>("flagged", false, entry -> Cell.of(Optional.of(entry.flaggedAt()))));
  }

  private String rulings(Visit visit, QueueEntry entry) {
    return entry.state() == Review.State.OPEN
        ? ""
        : reviewing.reviews()
            .review(entry.number())
            .map(review -> review.outcome()
                .values()
                .stream()
                .map(Judgement::ruling)
                .distinct()
                .sorted()
                .map(ruling -> visit.say("ruling." + ruling))
                .collect(Collectors.joining("、")))
            .orElse("");
  }

  private String reviewers(QueueEntry entry) {
    return entry.state() == Review.State.OPEN
        ? ""
        : reviewing.reviews()
            .review(entry.number())
            .map(review -> review.judged()
                .stream()
                .map(Act.Judged::by)
                .collect(Collectors.joining("、")))
            .orElse("");
  }
}
