package org.huashu.coach.console;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.huashu.coach.console.FilterForm.Field;
import org.huashu.coach.scoring.RefusedScoreException;
import org.huashu.coach.scoring.RefusedScoreException.Why;
import org.huashu.coach.scoring.ScoreAct;
import org.huashu.coach.scoring.ScoreEntry;
import org.huashu.coach.scoring.ScoreQuery;
import org.huashu.coach.scoring.Scoring;

/** An agent's own scores, and the appeal against them. */
final class OwnScoresArea implements Area {

  static final String PATH = Console.ROOT + "/my/scores";
  private static final String ONE = PATH + "/of/{number}";
  private static final int COUNTED = 100;

  private final Inspecting inspecting;
  private final ScoringView view;
  private final ScoreArea scores;

  OwnScoresArea(Inspecting inspecting) {
    this.inspecting = inspecting;
    this.view = new ScoringView(inspecting.chats());
    this.scores = new ScoreArea(inspecting);
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(PageRoute.get(PATH, Access.AGENTS, this::list),
        PageRoute.get(PATH + "/said", Access.AGENTS, this::said),
        PageRoute.get(ONE, Access.AGENTS, visit -> found(visit, it -> one(visit, it, ""))),
        PageRoute.post(ONE + "/read", Access.AGENTS, visit -> found(visit, it -> read(visit, it))),
        PageRoute.post(ONE + "/appeal", Access.AGENTS,
            visit -> found(visit, it -> appeal(visit, it))));
  }

  /** Whether agents look at their own scores. */
  static boolean visited(Visit visit) {
    return visit.path().startsWith(PATH);
  }

  @Override
  public Optional<Link> link() {
    return Optional.of(new Link(51, "nav.my-scores", PATH, Access.AGENTS));
  }

  private static ScoreQuery.Filter own(Visit visit) {
    return new ScoreQuery.Filter(visit.oneShop(), Optional.of(visit.account().name()),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true,
        OptionalLong.empty());
  }

  @Override
  public int waiting(Visit visit) {
    return (int) inspecting.scores()
        .list(new ScoreQuery(own(visit), ScoreQuery.Order.DAY, true, Optional.empty(), COUNTED))
        .stream()
        .filter(ScoreEntry::unread)
        .count();
  }

  private Reply list(Visit visit) {
    ListState state = ListState.of(visit, List.of("from", "until", "state"),
        List.of("-day", "day", "total", "-total", "scored", "-scored"));
    var filter = ScoreArea.filter(visit, state, Optional.of(visit.account().name()), true);
    var listing = scores.listing(visit, filter, PATH + "/of/");
    List<UserModel.Choice> states = ScoreArea.states(visit, state)
        .stream()
        .filter(it -> Scoring.State.valueOf(it.value()).counts())
        .toList();
    var form = FilterForm.of(state, Field.choice("state", "scores.state", states),
        Field.day("from", "list.from"), Field.day("until", "list.until"));
    return listing.export(visit, state)
        .orElseGet(() -> Reply.page("console/my-scores.jte", "nav.my-scores",
            new OwnListModel("nav.my-scores", form, listing.table(visit, state))));
  }

  private Reply found(Visit visit, Function<Scoring, Reply> then) {
    return own(visit, ScoringArea.number(visit.name("number")))
        .map(then)
        .orElseGet(() -> Refusals.missing(visit));
  }

  /** The score of a number, if the visitor is who was scored. */
  private Optional<Scoring> own(Visit visit, OptionalLong number) {
    return number.stream()
        .boxed()
        .findFirst()
        .flatMap(inspecting.scores()::scoring)
        .filter(it -> it.state().counts() && it.chat().agent().equals(visit.account().name()))
        .filter(it -> visit.oneShop().map(it.chat().shop()::equals).orElse(true));
  }

  /** More of what was said in a chat of theirs that was scored. */
  private Reply said(Visit visit) {
    return ScoreArea.day(visit.param("day"))
        .map(day -> ScoringArea.named(visit, day))
        .flatMap(chat -> own(visit, inspecting.scores().find(chat)))
        .map(scoring -> view.more(visit, scoring.chat()))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private Reply one(Visit visit, Scoring scoring, String fault) {
    return one(visit, scoring, fault, Typed.NOTHING);
  }

  private Reply one(Visit visit, Scoring scoring, String fault, Typed typed) {
    return new Reply.Page(fault.isEmpty() ? 200 : 409, "console/scoring.jte", "scores.one",
        view.kept(visit, scoring, scoring.paper(),
            new ScoringView.Around(PATH + "/of/" + scoring.number(), "", fault, typed)));
  }

  private Reply read(Visit visit, Scoring scoring) {
    return act(visit, scoring, new ScoreAct.Read(visit.account().name(), visit.now()), "");
  }

  private Reply appeal(Visit visit, Scoring scoring) {
    return act(visit, scoring, new ScoreAct.Appealed(visit.account().name(), visit.now(),
        new HashSet<>(visit.form().all("item")), visit.form().text("reason")), "score-appealed");
  }

  private Reply act(Visit visit, Scoring scoring, ScoreAct act, String done) {
    try {
      inspecting.desk().act(scoring.number(), ScoringArea.seen(visit), act);
    } catch (RefusedScoreException e) {
      String field = switch (e.why()) {
        case REASON, TOO_LONG -> "reason";
        case ITEMS -> "item";
        default -> "";
      };
      String fault = visit.say(e.why() == Why.ITEMS
          ? "scores.wrong.appeal"
          : "scores.refused." + e.why());
      return one(visit, scoring, fault, Typed.of(visit, ScoringModel.APPEAL, field, fault));
    }
    return new Reply.Redirect(done.isEmpty()
        ? PATH
        : ReviewArea.done(PATH + "/of/" + scoring.number(), done));
  }
}
