package org.huashu.coach.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.huashu.coach.account.AuditLog.Deed;
import org.huashu.coach.account.Role;
import org.huashu.coach.knowledge.Ledger;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthCount;
import org.huashu.coach.scoring.MonthDesk;
import org.huashu.coach.scoring.MonthEntry;
import org.huashu.coach.scoring.MonthNumbers;
import org.huashu.coach.scoring.RefusedScoreException;
import org.huashu.coach.scoring.RefusedScoreException.Why;
import org.huashu.coach.text.PersonalData;

/** One agent's month: what is entered by hand, closing and opening it again. */
final class KpiMonthArea implements Area {

  private static final String ONE = KpiArea.PATH + "/of";
  private static final Access TRAINER = Access.of(Role.TRAINER);
  private static final String NUMBER = "[0-9]{1,7}(\\.[0-9]{1,2})?";

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
        PageRoute.post(ONE + "/enter", TRAINER, visit -> acts(visit, "kpi-entered", this::enter)),
        PageRoute.post(ONE + "/withdraw", TRAINER,
            visit -> acts(visit, "kpi-withdrawn", (_, _) -> withdraw(visit))),
        PageRoute.post(ONE + "/fee", TRAINER, visit -> acts(visit, "kpi-fee",
            (_, _) -> new MonthAct.FeeSet(visit.account().name(), visit.now(),
                amount(visit, "fee")))),
        PageRoute.post(ONE + "/close", TRAINER, this::close),
        PageRoute.post(ONE + "/reopen", Access.of(Role.ADMINISTRATOR),
            visit -> acts(visit, "kpi-reopened", (_, _) -> new MonthAct.Reopened(
                visit.account().name(), visit.now(), visit.form().text("reason")))));
  }

  @Override
  public Optional<Link> link() {
    return Optional.empty();
  }

  private Reply found(Visit visit, BiFunction<Policies, AgentMonth, Reply> then) {
    String shop = visit.param("shop");
    Optional<AgentMonth> month = ScoreMonthArea.month(visit.param("month"))
        .filter(_ -> visit.oneShop().map(shop::equals).orElse(parts.shops().get().contains(shop)))
        .filter(_ -> !visit.param("agent").isEmpty())
        .map(it -> new AgentMonth(shop, it, visit.param("agent")));
    return month.map(it -> then.apply(KpiArea.policies(parts), it))
        .orElseGet(() -> Refusals.missing(visit));
  }

  private MonthNumbers numbers(Policies policies, AgentMonth month) {
    return count.of(month.shop(), month.month(), policies.kpi())
        .getOrDefault(month.agent(), MonthNumbers.NONE);
  }

  private Reply page(Visit visit, Policies policies, AgentMonth month, String fault) {
    MonthBook book = parts.inspecting().months().book(month);
    KpiArea.Row row = KpiArea.Row.of(book, numbers(policies, month), policies.kpi());
    String address = KpiArea.path(month);
    return new Reply.Page(fault.isEmpty() ? 200 : 409, "console/month.jte", "kpi.one",
        new KpiView(visit, row, policies.kpi(), policies.ledger())
            .model(ONE, address.substring(address.indexOf('?')), fault));
  }

  private Reply acts(Visit visit, String done, BiFunction<Visit, Policies, MonthAct> act) {
    return found(visit, (policies, month) -> {
      try {
        MonthAct acting = act.apply(visit, policies);
        parts.inspecting().monthDesk().act(month, ScoringArea.seen(visit), acting);
      } catch (RefusedScoreException e) {
        return page(visit, policies, month, refused(visit, e.why()));
      }
      return done(visit, month, done);
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
        .add(new Deed(visit.now(), visit.account().name(), done.replaceFirst("-", "."),
            month.agent() + " " + month.month(),
            month.shop() + " " + PersonalData.mask(visit.form().text("reason")),
            visit.address()));
    return new Reply.Redirect(ReviewArea.done(KpiArea.path(month), done));
  }

  private Reply close(Visit visit) {
    return found(visit, (policies, month) -> {
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

  private MonthAct withdraw(Visit visit) {
    String place = visit.form().text("place");
    return new MonthAct.Withdrawn(visit.account().name(), visit.now(),
        place.matches("[0-9]{1,6}") ? Integer.parseInt(place) : -1, visit.form().text("reason"));
  }

  private MonthAct enter(Visit visit, Policies policies) {
    MonthEntry.Kind kind = Stream.of(MonthEntry.Kind.values())
        .filter(it -> it.name().equals(visit.form().text("kind")))
        .findFirst()
        .orElseThrow(() -> new RefusedScoreException(Why.ITEMS));
    String subject = subject(visit, kind, policies);
    LocalDate day = ScoreArea.day(visit.form().text("day"))
        .orElseThrow(() -> new RefusedScoreException(Why.ITEMS));
    return new MonthAct.Entered(visit.account().name(), visit.now(),
        new MonthEntry(kind, subject, amount(visit, kind, subject, policies.ledger()), day,
            visit.form().text("reason")));
  }

  private static String subject(Visit visit, MonthEntry.Kind kind, Policies policies) {
    Stream<String> known = switch (kind) {
      case EXTRA, LOSS -> Stream.of("");
      case PENALTY -> policies.kpi().penalties().stream().map(it -> it.id());
      case LEDGER -> policies.ledger().entries().stream().map(Ledger.Entry::id);
    };
    String chosen = switch (kind) {
      case EXTRA, LOSS -> "";
      case PENALTY -> visit.form().text("penalty");
      case LEDGER -> visit.form().text("ledger");
    };
    return known.filter(chosen::equals)
        .findFirst()
        .orElseThrow(() -> new RefusedScoreException(Why.ITEMS));
  }

  /** What two agents share counts for each what the ledger says. */
  private static BigDecimal amount(Visit visit, MonthEntry.Kind kind, String subject,
      Ledger ledger) {
    BigDecimal amount = amount(visit, "amount");
    boolean shared = kind == MonthEntry.Kind.LEDGER && !visit.form().text("shared").isEmpty();
    return shared
        ? ledger.entries()
            .stream()
            .filter(it -> it.id().equals(subject))
            .flatMap(it -> it.shared().stream())
            .findFirst()
            .map(amount::multiply)
            .orElseThrow(() -> new RefusedScoreException(Why.ITEMS))
        : amount;
  }

  private static BigDecimal amount(Visit visit, String field) {
    String text = visit.form().text(field);
    if (!text.matches(NUMBER)) {
      throw new RefusedScoreException(Why.ITEMS);
    }
    return new BigDecimal(text);
  }
}
