package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.huashu.coach.account.Role;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.Saved;
import org.huashu.coach.knowledge.Edited.Wish;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleChecks.Report;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.review.Act;
import org.huashu.coach.review.DryRun;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.RefusedActException;
import org.huashu.coach.review.Ruling;
import org.huashu.coach.review.SeverityAdvice;
import org.huashu.coach.wording.Severity;

/** A rule on what agents really wrote: dry runs, and wrong flags with their exceptions. */
final class RuleTryArea implements Area {

  private static final String RUN = RuleArea.PATH + "/dry-run";
  private static final List<Integer> SIZES = List.of(1_000, 10_000, 50_000);
  private static final String TEMPLATE = "console/rule-try.jte";
  private static final int MOST_SHOWN = 20;
  private static final int MOST_CLAIMS = 200;
  private static final int LONGEST_PHRASE = 100;
  private static final int LONGEST_REASON = 500;

  private final Console.Parts parts;
  private final RuleRemarks remarks;
  private final BackgroundRuns<DryRuns.Order, DryRun.Result> runs;

  RuleTryArea(Console.Parts parts) {
    this.parts = parts;
    this.remarks = new RuleRemarks(parts);
    this.runs = new DryRuns(parts.rules().replies()).runs();
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.post(RUN, Access.EDITORS, this::start),
        PageRoute.get(RUN + "/{run}", Access.EDITORS, this::look),
        PageRoute.post(RUN + "/{run}/cancel", Access.EDITORS, this::cancel),
        PageRoute.post(RuleEditArea.ONE + "/except/try", Access.EDITORS, this::tryException),
        PageRoute.post(RuleEditArea.ONE + "/except", Access.EDITORS, this::except),
        PageRoute.post(RuleEditArea.ONE + "/reject", Access.EDITORS, this::reject));
  }

  // --- dry runs

  private Reply start(Visit visit) {
    return start(visit, RuleEditArea.card(visit));
  }

  /** The rule as it is edited now, with one more exception, before anybody decides. */
  private Reply tryException(Visit visit) {
    String phrase = phrase(visit);
    return parts.rules()
        .copy()
        .find(visit.name("id"))
        .map(entry -> fits(phrase)
            ? start(visit, excepted(entry.shown(), phrase))
            : Reply.fragment(TEMPLATE, refused(visit.say("rules.try.no-phrase"))))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply start(Visit visit, RuleCard card) {
    Report report = remarks.report(card);
    if (report.matcher().isEmpty()) {
      return Reply.fragment(TEMPLATE, refused(visit.say("rules.try.faulty")));
    }
    List<String> shops = shops(visit);
    if (shops.isEmpty()) {
      return Reply.fragment(TEMPLATE, refused(visit.say("rules.try.no-shop")));
    }
    int most = SIZES.stream()
        .filter(it -> Integer.toString(it).equals(visit.form().text("most")))
        .findFirst()
        .orElse(SIZES.get(1));
    var order = new DryRuns.Order(card.id(), shops, most, visit.now().getEpochSecond(),
        RuleView.severity(card).orElse(Severity.INFO), report.matcher().get());
    var run = runs.start(visit.account().name(), order);
    note(visit, "rule.try", card.id(), Integer.toString(most));
    return Reply.fragment(TEMPLATE, model(visit, run));
  }

  /** The chosen shop, or all that this person manages. */
  private List<String> shops(Visit visit) {
    return visit.oneShop()
        .map(List::of)
        .orElseGet(() -> parts.shops()
            .get()
            .stream()
            .filter(shop -> visit.account().roles(shop).contains(Role.KNOWLEDGE_MANAGER))
            .toList());
  }

  private Reply look(Visit visit) {
    return runs.find(visit.account().name(), visit.name("run"))
        .map(it -> Reply.fragment(TEMPLATE, model(visit, it)))
        .orElseGet(() -> Reply.fragment(TEMPLATE, refused(visit.say("rules.try.gone"))));
  }

  private Reply cancel(Visit visit) {
    runs.find(visit.account().name(), visit.name("run")).ifPresent(BackgroundRun::cancel);
    return look(visit);
  }

  private static RuleTryModel refused(String said) {
    return new RuleTryModel(0, "refused", 0, 0, 0, 0, said, "", List.of(), List.of(), List.of(),
        "", false);
  }

  private static RuleTryModel model(Visit visit, BackgroundRun<DryRuns.Order, DryRun.Result> run) {
    if (run.result().isPresent()) {
      return done(visit, run, run.result().get());
    }
    String state = run.over() ? "failed" : run.queued() ? "queued" : "running";
    return new RuleTryModel(run.number(), state, run.done(), run.order().most(), run.found(),
        run.percent(), visit.say("rules.try." + state), "", List.of(), List.of(), List.of(), "",
        false);
  }

  private static RuleTryModel done(Visit visit, BackgroundRun<DryRuns.Order, DryRun.Result> run,
      DryRun.Result result) {
    SeverityAdvice advice = SeverityAdvice.of(run.order().severity(), result.precision());
    String said = result.cancelled()
        ? visit.say("rules.try.cancelled", result.read())
        : result.read() == 0 ? visit.say("rules.try.none") : "";
    return new RuleTryModel(run.number(), "done", result.read(), run.order().most(),
        result.flagged(), 100, said, result.share().value().map(RuleTryArea::share).orElse("–"),
        result.agents()
            .entrySet()
            .stream()
            .map(it -> new RuleTryModel.Agent(it.getKey(), it.getValue()))
            .toList(),
        result.samples().stream().limit(MOST_SHOWN).map(RuleTryArea::sample).toList(),
        prior(visit, result), RuleView.advice(visit, advice), advice.demotes());
  }

  private static String share(double value) {
    return String.format(Locale.ROOT, value < 0.01 ? "%.2f%%" : "%.1f%%", value * 100);
  }

  private static RuleTryModel.Sample sample(DryRun.Sample sample) {
    List<Marks.Mark> marks =
        sample.spans().stream().map(span -> new Marks.Mark(span, "warn")).toList();
    return new RuleTryModel.Sample(Marks.of(sample.reply().turn().draft(), marks),
        sample.reply().turn().question(), sample.reply().agent(), sample.reply().at());
  }

  private static List<String> prior(Visit visit, DryRun.Result result) {
    List<String> lines = new ArrayList<>();
    Stream.of(Ruling.values()).forEach(ruling -> {
      DryRun.Prior prior = result.prior().getOrDefault(ruling, new DryRun.Prior(0, 0));
      if (prior.judged() > 0) {
        lines.add(visit.say("rules.try.prior", visit.say("ruling." + ruling.name()),
            prior.judged(), prior.flagged()));
      }
    });
    return lines;
  }

  // --- wrong flags

  /** The exception that was typed, or else the one that was chosen. */
  private static String phrase(Visit visit) {
    String own = visit.form().text("own");
    return own.isEmpty() ? visit.form().text("phrase") : own;
  }

  private static boolean fits(String phrase) {
    return !phrase.isEmpty() && phrase.length() <= LONGEST_PHRASE && !phrase.contains("\n");
  }

  private static RuleCard excepted(RuleCard card, String phrase) {
    List<String> phrases = new ArrayList<>(card.lines(RuleField.EXCEPT));
    if (!phrases.contains(phrase)) {
      phrases.add(phrase);
    }
    return card.with(RuleField.EXCEPT, String.join("\n", phrases));
  }

  private static Optional<String> reason(Visit visit) {
    return Optional.of(visit.form().text("reason"))
        .filter(reason -> reason.length() <= LONGEST_REASON);
  }

  private Reply except(Visit visit) {
    String phrase = phrase(visit);
    Optional<String> reason = reason(visit);
    return claimed(visit, (entry, claim) -> {
      if (!fits(phrase) || reason.isEmpty()) {
        return Refusals.of(visit, 422, "problem.exception");
      }
      Saved<RuleCard> saved = parts.rules()
          .copy()
          .save(new Wish<>(entry.id(), visit.form().exact("loaded"),
              Optional.of(excepted(entry.shown(), phrase)), visit.account().name()));
      if (saved instanceof Saved.Stale) {
        return Refusals.of(visit, 409, "problem.conflict");
      }
      var decision = new Decision(Optional.of(phrase), reason.get());
      decide(visit, claim, decision);
      settleAlike(visit, claim, decision);
      note(visit, "rule.except", entry.id(), phrase);
      return back(visit, entry.id(), "?try=yes&done=rule-excepted", "proposal-accepted");
    });
  }

  private Reply reject(Visit visit) {
    Optional<String> reason = reason(visit).filter(it -> !it.isEmpty());
    String rule = visit.name("id");
    // The rule may be gone by now, and the proposal still waits for a word.
    return answered(visit, rule, claim -> {
      if (reason.isEmpty()) {
        return Refusals.of(visit, 422, "problem.reason");
      }
      decide(visit, claim, new Decision(Optional.empty(), reason.get()));
      note(visit, "rule.reject", rule, claim.words());
      return back(visit, rule, "?done=rule-rejected", "proposal-rejected");
    });
  }

  /** To the rule, or to the list of proposals for who came from there. */
  private static Reply back(Visit visit, String rule, String query, String key) {
    return visit.form().text("back").equals("proposals")
        ? new Reply.Redirect(ProposalArea.PATH + "?done=" + key)
        : new Reply.Redirect(RuleArea.path(rule) + query);
  }

  /** What becomes of a proposal: the exception, if it is accepted, and what the opener is told. */
  private record Decision(Optional<String> phrase, String note) {}

  @FunctionalInterface
  private interface Answer {
    Reply to(Edited<RuleCard> entry, Proposal claim);
  }

  private Reply claimed(Visit visit, Answer answer) {
    Optional<Edited<RuleCard>> entry = parts.rules().copy().find(visit.name("id"));
    return entry.isEmpty()
        ? Refusals.missing(visit)
        : answered(visit, entry.get().id(), claim -> answer.to(entry.get(), claim));
  }

  private Reply answered(Visit visit, String rule, Function<Proposal, Reply> answer) {
    if (!RuleEditArea.mayEdit(visit)) {
      return Refusals.of(visit, 403, "problem.forbidden");
    }
    try {
      return claim(visit, rule)
          .map(answer)
          .orElseGet(() -> Refusals.of(visit, 409, "problem.conflict"));
    } catch (RefusedActException _) {
      return Refusals.of(visit, 409, "problem.conflict");
    }
  }

  private Optional<Proposal> claim(Visit visit, String rule) {
    return open(rule).stream()
        .filter(it -> Long.toString(it.draft()).equals(visit.form().text("draft"))
            && it.hint().equals(visit.form().text("hint")))
        .findFirst();
  }

  private List<Proposal> open(String rule) {
    return parts.reviewing()
        .reviews()
        .proposals(ProposalQuery.of(ProposalQuery.Filter.OPEN.ofRule(rule), MOST_CLAIMS))
        .items();
  }

  /** The exception keeps every wrong flag away whose words stand in it. */
  private void settleAlike(Visit visit, Proposal claim, Decision decision) {
    String phrase = decision.phrase().orElseThrow();
    for (Proposal other : open(claim.rule())) {
      if (!other.words().isEmpty() && phrase.contains(other.words())
          && other.text().contains(phrase)) {
        try {
          decide(visit, other, decision);
        } catch (RefusedActException _) {
          // Somebody answered it meanwhile: then that holds.
        }
      }
    }
  }

  private void decide(Visit visit, Proposal claim, Decision decision) {
    var _ = parts.reviewing()
        .desk()
        .act(claim.draft(), new Act.ProposalDecided(visit.account().name(), visit.now(),
            claim.hint(), decision.phrase(), decision.note()));
  }

  private void note(Visit visit, String action, String subject, String detail) {
    parts.audit()
        .add(visit.deed(action, subject, detail));
  }
}
