package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.MonthForm.Wrong;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.Chats;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthCount;
import org.huashu.coach.scoring.MonthDesk;
import org.huashu.coach.scoring.MonthNumbers;
import org.huashu.coach.scoring.RefusedScoreException;
import org.huashu.coach.scoring.RefusedScoreException.Why;
import org.huashu.coach.scoring.ScoreQuery;
import org.huashu.coach.scoring.Scoring;
import org.huashu.coach.text.PersonalData;

/** One agent's month: what is entered by hand, closing and opening it again. */
final class KpiMonthArea implements Area {

  private static final String ONE = KpiArea.PATH + "/of";
  private static final int MOST_APPEALS = 100;

  private final Console.Parts parts;
  private final MonthCount count;

  KpiMonthArea(Console.Parts parts) {
    this.parts = parts;
    this.count = new MonthCount(parts.reviewing().insight(), parts.inspecting().scores());
  }

  @Override
  public List<PageRoute> routes() {
    return List.of(
        PageRoute.get(ONE, KpiArea.READERS,
            visit -> found(visit, (policies, month) -> page(visit, policies, month, ""))),
        PageRoute.post(ONE + "/enter", Access.TRAINERS, visit -> acts(visit, new Wish("kpi-entered",
            visit.form().text("kind"), MonthForm::entryFault, MonthForm::entry))),
        PageRoute.post(ONE + "/withdraw", Access.TRAINERS,
            visit -> acts(visit, new Wish("kpi-withdrawn",
                "withdraw" + visit.form().text("place"), MonthForm::reasonFault,
                MonthForm::withdrawal))),
        PageRoute.post(ONE + "/fee", Access.TRAINERS,
            visit -> acts(visit, new Wish("kpi-fee", "fee",
                MonthForm::feeFault, MonthForm::fee))),
        PageRoute.post(ONE + "/close", Access.TRAINERS, this::close),
        PageRoute.post(ONE + "/reopen", Access.ADMINISTRATORS,
            visit -> acts(visit, new Wish("kpi-reopened", "reopen", MonthForm::reasonFault,
                MonthForm::reopening))));
  }

  /**
   * What a form of the page does.
   *
   * @param done the word of what was done
   * @param form its name on the page
   */
  private record Wish(String done, String form, Function<MonthForm, Optional<Wrong>> fault,
      Function<MonthForm, MonthAct> act) {}

  private Reply found(Visit visit, BiFunction<Policies, AgentMonth, Reply> then) {
    String shop = visit.param("shop");
    Optional<AgentMonth> month = ScoreMonthArea.month(visit.param("month"))
        .filter(_ -> visit.oneShop().map(shop::equals).orElse(parts.shops().get().contains(shop)))
        .filter(_ -> !visit.param("agent").isEmpty())
        .map(it -> new AgentMonth(shop, it, visit.param("agent")));
    if (month.isEmpty()) {
      return Refusals.missing(visit);
    }
    Policies policies = KpiArea.policies(parts);
    return known(policies, month.get())
        ? then.apply(policies, month.get())
        : Refusals.of(visit, 404, "problem.agent");
  }

  /**
   * Whether anybody of that name works for the shop: a slip in a name would make a settlement that
   * nobody sees.
   */
  private boolean known(Policies policies, AgentMonth month) {
    return parts.inspecting().months().book(month).number() != 0
        || !numbers(policies, month).equals(MonthNumbers.NONE)
        || parts.accounts()
            .find(month.agent())
            .filter(it -> it.roles(month.shop()).contains(Role.AGENT))
            .isPresent()
        || !parts.inspecting()
            .chats()
            .list(Chats.Query.newest(Chats.Filter.ofAgent(month.shop(), month.agent()),
                Optional.empty(), 1))
            .isEmpty();
  }

  private MonthNumbers numbers(Policies policies, AgentMonth month) {
    return count.of(month.shop(), month.month(), policies.kpi())
        .getOrDefault(month.agent(), MonthNumbers.NONE);
  }

  private Reply page(Visit visit, Policies policies, AgentMonth month, String fault) {
    return page(visit, new Shown(policies, month), fault, Typed.NOTHING);
  }

  private record Shown(Policies policies, AgentMonth month) {}

  private Reply page(Visit visit, Shown shown, String fault, Typed typed) {
    MonthBook book = parts.inspecting().months().book(shown.month());
    KpiPolicy kpi = shown.policies().kpi();
    KpiArea.Row row = KpiArea.Row.of(book, numbers(shown.policies(), shown.month()), kpi);
    String address = KpiArea.path(shown.month());
    MonthModel model = new KpiView(visit, row, kpi, shown.policies().ledger())
        .model(ONE, address.substring(address.indexOf('?')), fault);
    return new Reply.Page(fault.isEmpty() ? 200 : 409, "console/month.jte", "kpi.one",
        model.with(typed).with(appeals(visit, shown.month())));
  }

  /** Scores of the month that their agent does not agree with, and where they are answered. */
  private MonthModel.Appeals appeals(Visit visit, AgentMonth month) {
    int open = openAppeals(month);
    return new MonthModel.Appeals(open,
        open == 0
            ? ""
            : visit.say("kpi.appeals", open < MOST_APPEALS ? open : MOST_APPEALS + "+"),
        ScoreTabs.PATH + "?state=" + Scoring.State.APPEALED + "&"
            + ScoreMonthArea.days(month.month()) + "&agent=" + Addresses.value(month.agent()));
  }

  private int openAppeals(AgentMonth month) {
    return parts.inspecting()
        .scores()
        .count(new ScoreQuery.Filter(Optional.of(month.shop()), Optional.of(month.agent()),
            Optional.empty(), Optional.of(month.month().atDay(1)),
            Optional.of(month.month().atEndOfMonth()), Optional.of(Scoring.State.APPEALED), true,
            OptionalLong.empty()), MOST_APPEALS);
  }

  private Reply acts(Visit visit, Wish wish) {
    return found(visit, (policies, month) -> {
      Shown shown = new Shown(policies, month);
      MonthForm form = new MonthForm(visit, month, policies);
      Optional<Wrong> wrong = wish.fault().apply(form);
      if (wrong.isPresent()) {
        return page(visit, shown, visit.say("form.see-field"), Typed.of(visit, wish.form(),
            wrong.get().field(), visit.say(wrong.get().key())));
      }
      try {
        parts.inspecting()
            .monthDesk()
            .act(month, ScoringArea.seen(visit), wish.act().apply(form));
      } catch (RefusedScoreException e) {
        return page(visit, shown, refused(visit, e.why()),
            Typed.of(visit, wish.form(), "", ""));
      }
      return done(visit, month, wish.done());
    });
  }

  /** What to do, in the words of months. */
  private static String refused(Visit visit, Why why) {
    return visit.say(switch (why) {
      case ITEMS, CHANGED, NOT_YOU, CLOSED -> "kpi.refused." + why;
      default -> "scores.refused." + why;
    });
  }

  private Reply done(Visit visit, AgentMonth month, String done) {
    parts.audit()
        .add(visit.deed(done.replaceFirst("-", "."),
            month.agent() + " " + month.month(),
            month.shop() + " " + PersonalData.mask(visit.form().text("reason"))));
    return new Reply.Redirect(ReviewArea.done(KpiArea.path(month), done));
  }

  private Reply close(Visit visit) {
    return found(visit, (policies, month) -> {
      OptionalLong seen = ScoringArea.number(visit.form().text("appeals"));
      if (openAppeals(month) > seen.orElse(0)) {
        return page(visit, policies, month, visit.say("kpi.refused.APPEALS"));
      }
      try {
        parts.inspecting()
            .monthDesk()
            .close(month, ScoringArea.seen(visit), new MonthDesk.Closing(visit.account().name(),
                visit.now(), visit.zone(), counted(visit, month), policies.kpi(),
                numbers(policies, month)));
      } catch (RefusedScoreException e) {
        return page(visit, policies, month, refused(visit, e.why()));
      }
      return done(visit, month, "kpi-closed");
    });
  }

  private boolean counted(Visit visit, AgentMonth month) {
    return parts.reviewing().insight().countedUntil(month.end(visit.zone()));
  }
}
