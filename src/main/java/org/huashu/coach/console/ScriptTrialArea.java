package org.huashu.coach.console;

import java.util.List;
import java.util.Set;
import org.huashu.coach.coaching.OfferTrial;
import org.huashu.coach.coaching.OfferTrial.First;
import org.huashu.coach.coaching.OfferTrial.Plan;
import org.huashu.coach.knowledge.ScriptCard;

/** While a script is edited: which of last week's questions the edit moves to it, or away. */
final class ScriptTrialArea implements Area {

  private static final String PATH = ScriptArea.PATH + "/trial";
  private static final String TEMPLATE = "console/script-trial.jte";
  private static final int MOST_SHOWN = 10;

  private final Console.Parts parts;
  private final ScriptTrials trials;

  ScriptTrialArea(Console.Parts parts) {
    this.parts = parts;
    this.trials = new ScriptTrials(new OfferTrial(parts.lists().history()),
        parts.knowledge().current());
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.post(PATH, Access.EDITORS, this::start),
        PageRoute.get(PATH + "/{run}", Access.EDITORS, this::look),
        PageRoute.post(PATH + "/{run}/cancel", Access.EDITORS, this::cancel));
  }

  private Reply start(Visit visit) {
    ScriptCard card = ScriptForm.card(visit);
    if (ScriptForm.fault(card).isPresent()) {
      return Reply.fragment(TEMPLATE, refused(visit.say("scripts.trial.unfinished")));
    }
    List<String> shops = shops(visit, card);
    if (shops.isEmpty()) {
      return Reply.fragment(TEMPLATE, refused(visit.say("scripts.trial.no-shop")));
    }
    return Reply.fragment(TEMPLATE, model(visit,
        trials.start(visit.account().name(), new Plan(card.script(), shops, visit.now()))));
  }

  /** The script's shops that this person manages and has chosen. */
  private List<String> shops(Visit visit, ScriptCard card) {
    Set<String> wanted = card.scope().shops();
    return parts.shops()
        .get()
        .stream()
        .filter(shop -> wanted.isEmpty() || wanted.contains(shop))
        .filter(shop -> visit.oneShop().map(shop::equals).orElse(true))
        .filter(shop -> ScriptRights.manages(visit, shop))
        .toList();
  }

  private Reply look(Visit visit) {
    return trials.runs()
        .find(visit.account().name(), visit.name("run"))
        .map(it -> Reply.fragment(TEMPLATE, model(visit, it)))
        .orElseGet(() -> Reply.fragment(TEMPLATE, refused(visit.say("scripts.trial.gone"))));
  }

  private Reply cancel(Visit visit) {
    trials.runs()
        .find(visit.account().name(), visit.name("run"))
        .ifPresent(BackgroundRun::cancel);
    return look(visit);
  }

  private static ScriptTrialModel refused(String said) {
    return new ScriptTrialModel(0, "refused", 0, 0, 0, said, 0, 0, 0, List.of(), List.of());
  }

  private static ScriptTrialModel model(Visit visit,
      BackgroundRun<Plan, OfferTrial.Result> run) {
    if (run.over()) {
      return run.result()
          .map(result -> done(visit, run, result))
          .orElseGet(() -> refused(visit.say("scripts.trial.failed")));
    }
    return new ScriptTrialModel(run.number(), "running", run.done(), run.all(), run.percent(), "",
        0, 0, 0, List.of(), List.of());
  }

  private static ScriptTrialModel done(Visit visit, BackgroundRun<Plan, OfferTrial.Result> run,
      OfferTrial.Result result) {
    String said = result.cancelled()
        ? visit.say("scripts.trial.cancelled", result.read())
        : result.read() == 0
            ? visit.say("scripts.trial.none")
            : result.wordsOnly() ? visit.say("scripts.trial.words-only") : "";
    return new ScriptTrialModel(run.number(), "done", result.read(), run.all(), 100,
        said, result.to(), result.away(), result.stay(), moved(visit, result.gained()),
        moved(visit, result.lost()));
  }

  private static List<ScriptTrialModel.Moved> moved(Visit visit, List<OfferTrial.Moved> moved) {
    return moved.stream()
        .limit(MOST_SHOWN)
        .map(it -> new ScriptTrialModel.Moved(it.question(), it.times(),
            first(visit, it.before()), first(visit, it.after())))
        .toList();
  }

  private static String first(Visit visit, First first) {
    return first.none()
        ? visit.say("scripts.trial.nothing")
        : visit.say("scripts.trial.first", first.title(), Math.round(first.score() * 100));
  }
}
