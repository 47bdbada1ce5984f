package org.huashu.coach.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huashu.coach.account.Role;
import org.huashu.coach.console.MonthModel.Counted;
import org.huashu.coach.console.MonthModel.Indicator;
import org.huashu.coach.console.MonthModel.Sum;
import org.huashu.coach.knowledge.Ledger;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.Settlement;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthBook;
import org.huashu.coach.scoring.MonthEntry;
import org.huashu.coach.scoring.MonthNumbers;

/** Makes an agent's month ready to be shown: every number with its formula. */
final class KpiView {

  private final Visit visit;
  private final MonthBook book;
  private final MonthNumbers numbers;
  private final KpiPolicy policy;
  private final Ledger ledger;
  private final Optional<Settlement> settlement;
  private final boolean own;

  /**
   * @param row the month, settled or as it would be
   * @param policy the one that holds now; a closed month has its own
   */
  KpiView(Visit visit, KpiArea.Row row, KpiPolicy policy, Ledger ledger) {
    this.visit = visit;
    this.book = row.book();
    this.numbers = row.numbers();
    this.policy = book.closed().map(MonthAct.Closed::policy).orElse(policy);
    this.ledger = ledger;
    this.settlement = row.settlement();
    this.own = visit.path().startsWith(OwnMonthsArea.PATH);
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  /** What penalties and losses take together. */
  static BigDecimal taken(Settlement settlement) {
    BigDecimal penalties = settlement.penalties()
        .stream()
        .map(Settlement.PenaltyResult::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    return settlement.losses()
        .stream()
        .map(Settlement.Loss::amount)
        .reduce(penalties, BigDecimal::add);
  }

  MonthModel model(String path, String query, String fault) {
    AgentMonth month = book.month();
    boolean closed = book.closed().isPresent();
    return new MonthModel(path, query,
        own ? OwnMonthsArea.PATH : KpiArea.PATH + "?month=" + month.month(), own, month.agent(),
        month.shop(), month.month().toString(),
        visit.say(closed ? "kpi.state.closed" : "kpi.state.open"), closed ? "good" : "info",
        indicators(), sums(), ledger(), entries(), history(), forms(), may(), book.acts().size(),
        settlement.isEmpty() ? visit.say("kpi.no-score") : "", fault, Typed.NOTHING,
        new MonthModel.Appeals(0, "", ""));
  }

  private MonthModel.May may() {
    boolean other = !own && !book.month().agent().equals(visit.account().name());
    boolean open = book.closed().isEmpty();
    boolean over = !visit.now()
        .isBefore(book.month()
            .month()
            .plusMonths(1)
            .atDay(1)
            .atStartOfDay(visit.zone())
            .toInstant());
    return new MonthModel.May(other && open && visit.has(Role.TRAINER),
        other && open && over && settlement.isPresent() && visit.has(Role.TRAINER),
        other && !open && visit.has(Role.ADMINISTRATOR));
  }

  private List<Indicator> indicators() {
    return policy.kpis().stream().map(this::indicator).toList();
  }

  private Indicator indicator(KpiPolicy.Kpi kpi) {
    boolean lacking = settlement.isEmpty() && kpi.id().equals(KpiPolicy.SCORE);
    Optional<Settlement.KpiResult> result = settlement
        .orElseGet(() -> book.settle(policy, numbers))
        .kpis()
        .stream()
        .filter(one -> one.kpi().id().equals(kpi.id()) && !lacking)
        .findFirst();
    Optional<BigDecimal> value = Optional.ofNullable(numbers.measured(policy).get(kpi.id()))
        .flatMap(measured -> measured.value());
    String unit = kpi.unit().equals("percent") ? "%" : "";
    String measured = value.map(it -> plain(it) + unit).orElse(visit.say("kpi.nothing"));
    String points = result.map(it -> plain(it.earned())).orElse("–");
    return new Indicator(kpi.title(), measured, counted(kpi), formula(kpi, value, points, unit),
        points + " / " + plain(kpi.points()),
        result.map(it -> it.lost().signum() > 0 ? "warn" : "good").orElse("mute"));
  }

  private String formula(KpiPolicy.Kpi kpi, Optional<BigDecimal> value, String points,
      String unit) {
    if (value.isEmpty()) {
      return visit.say(kpi.id().equals(KpiPolicy.SCORE) && !points.equals(plain(kpi.points()))
          ? "kpi.no-score-short"
          : "kpi.full", plain(kpi.points()));
    }
    BigDecimal below = kpi.target().subtract(value.get());
    return below.signum() <= 0
        ? visit.say("kpi.reached", plain(kpi.target()) + unit, plain(kpi.points()))
        : visit.say(unit.isEmpty() ? "kpi.below" : "kpi.below-percent", plain(kpi.target()) + unit,
            plain(below), plain(kpi.per()),
            plain(kpi.deduction()), plain(kpi.points()), points);
  }

  private List<Counted> counted(KpiPolicy.Kpi kpi) {
    Optional<String> profile = kpi.answerRate();
    if (profile.isPresent()) {
      String rounds = InsightArea.PATH + "/rounds?profile=" + Addresses.value(profile.get())
          + "&" + days();
      return List.of(counted("kpi.in-time", numbers.inTime(), rounds),
          counted("kpi.late", numbers.answered() - numbers.inTime(), rounds + "&late=1"),
          counted("kpi.unanswered", numbers.unanswered(),
              ChatArea.PATH + "?answered=no&" + days()));
    }
    return switch (kpi.id()) {
      case KpiPolicy.SATISFACTION -> List.of(
          counted("kpi.satisfied", numbers.satisfied(), rated("SATISFIED")),
          counted("kpi.rated", numbers.rated(), rated("any")),
          counted("kpi.abandoned", numbers.abandoned(), rated("ABANDONED")));
      case KpiPolicy.SCORE -> List.of(counted("kpi.scores", numbers.scores(),
          own ? "" : ScoreTabs.PATH + "?" + days()),
          counted("kpi.chats", numbers.chats(), ChatArea.PATH + "?" + days()));
      default -> List.of();
    };
  }

  private String rated(String rating) {
    return ChatArea.PATH + "?rating=" + rating + "&" + days();
  }

  private String days() {
    return ScoreMonthArea.days(book.month().month()) + "&agent="
        + Addresses.value(book.month().agent());
  }

  private Counted counted(String key, long number, String href) {
    Optional<String> to = own || !visit.has(Role.TRAINER) ? Optional.empty() : Optional.of(href);
    return new Counted(visit.say(key), Long.toString(number), to);
  }

  private List<Sum> sums() {
    if (settlement.isEmpty()) {
      return List.of();
    }
    Settlement settled = settlement.get();
    List<Sum> sums = new ArrayList<>();
    settled.extras()
        .forEach(extra -> sums.add(new Sum(visit.say("kpi.extra"), extra.reason(),
            "+" + plain(extra.points()), false)));
    sums.add(new Sum(visit.say("kpi.total"), points(settled), plain(settled.total()), true));
    sums.add(new Sum(visit.say("kpi.bonus"), bonus(settled), yuan(settled.bonus()), false));
    sums.add(new Sum(visit.say("kpi.malus"), malus(settled), minus(settled.malus()), false));
    settled.penalties()
        .forEach(it -> sums.add(new Sum(it.penalty().title(),
            it.cases() + " × " + plain(it.penalty().amount()), minus(it.amount()), false)));
    settled.losses()
        .forEach(it -> sums.add(
            new Sum(visit.say("kpi.loss"), it.reason(), minus(it.amount()), false)));
    sums.add(new Sum(visit.say("kpi.payable"), visit.say("kpi.payable-how"),
        settled.payable().signum() < 0
            ? minus(settled.payable().negate())
            : yuan(settled.payable()),
        true));
    return sums;
  }

  private String minus(BigDecimal amount) {
    return (amount.signum() == 0 ? "" : "−") + yuan(amount);
  }

  private String yuan(BigDecimal amount) {
    return visit.say("kpi.unit.yuan", plain(amount));
  }

  private static String points(Settlement settled) {
    return settled.kpis()
        .stream()
        .map(it -> plain(it.earned()))
        .collect(Collectors.joining(" + "))
        + settled.extras()
            .stream()
            .map(it -> " + " + plain(it.points()))
            .collect(Collectors.joining());
  }

  private String bonus(Settlement settled) {
    return settled.bonus().signum() == 0
        ? visit.say("kpi.no-bonus", plain(policy.bonusAbove()))
        : plain(policy.bonusBase()) + " × (" + plain(settled.total()) + " − "
            + plain(policy.bonusAbove()) + ")%";
  }

  private String malus(Settlement settled) {
    Optional<BigDecimal> bar = policy.malusAtMost();
    boolean below = bar.filter(it -> settled.total().compareTo(it) <= 0).isPresent();
    return below
        ? visit.say("kpi.malus-how", plain(book.fee()), plain(settled.total()))
        : visit.say("kpi.no-malus", bar.map(KpiView::plain).orElse("–"));
  }

  /** What is counted by itself, and what was entered by hand, in the order of the ledger. */
  private List<Sum> ledger() {
    Map<String, BigDecimal> counted = numbers.ledger();
    Map<String, BigDecimal> entered = book.ledger();
    List<Sum> lines = new ArrayList<>();
    for (Ledger.Entry entry : ledger.entries()) {
      Optional.ofNullable(counted.get(entry.id()))
          .ifPresent(it -> lines.add(new Sum(entry.title(), visit.say("kpi.counted"),
              amount(entry, it), false)));
      Optional.ofNullable(entered.get(entry.id()))
          .ifPresent(it -> lines.add(new Sum(entry.title(), visit.say("kpi.by-hand"),
              amount(entry, it), false)));
    }
    return lines;
  }

  private String amount(Ledger.Entry entry, BigDecimal amount) {
    String unit = "kpi.unit." + entry.unit();
    return visit.words().knows(unit) ? visit.say(unit, plain(amount)) : plain(amount);
  }

  private String ledgerTitle(String id) {
    return ledger.entries()
        .stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .map(Ledger.Entry::title)
        .orElse(id);
  }

  private String subject(MonthEntry entry) {
    return switch (entry.kind()) {
      case EXTRA, LOSS -> "";
      case LEDGER -> ledgerTitle(entry.subject());
      case PENALTY -> policy.penalties()
          .stream()
          .filter(it -> it.id().equals(entry.subject()))
          .findFirst()
          .map(KpiPolicy.Penalty::title)
          .orElse(entry.subject());
    };
  }

  private List<MonthModel.Entry> entries() {
    return book.entries()
        .stream()
        .map(it -> new MonthModel.Entry(it.place(), visit.say("kpi.kind." + it.entry().kind()),
            subject(it.entry()), plain(it.entry().amount()), it.entry().day().toString(),
            it.entry().reason(), it.entered().by(), it.entered().at()))
        .toList();
  }

  private List<MonthModel.Done> history() {
    return book.acts()
        .stream()
        .map(act -> new MonthModel.Done(act.at(), act.by(),
            visit.say("kpi.act." + act.getClass().getSimpleName()), said(act)))
        .toList()
        .reversed();
  }

  private String said(MonthAct act) {
    return switch (act) {
      case MonthAct.Entered it -> visit.say("kpi.kind." + it.entry().kind()) + " "
          + subject(it.entry()) + " " + plain(it.entry().amount()) + " · " + it.entry().reason();
      case MonthAct.Withdrawn it -> it.reason();
      case MonthAct.FeeSet it -> plain(it.fee());
      case MonthAct.Closed it -> visit.say("kpi.closed-with", plain(it.settlement().total()),
          plain(it.settlement().payable()));
      case MonthAct.Reopened it -> it.reason();
    };
  }

  private MonthModel.Forms forms() {
    YearMonth month = book.month().month();
    LocalDate today = LocalDate.ofInstant(visit.now(), visit.zone());
    LocalDate day = YearMonth.from(today).equals(month) ? today : month.atEndOfMonth();
    return new MonthModel.Forms(policy.penalties()
        .stream()
        .map(it -> new UserModel.Choice(it.id(),
            visit.say("kpi.yuan", it.title(), plain(it.amount())), false))
        .toList(),
        ledger.entries()
            .stream()
            .map(it -> new UserModel.Choice(it.id(), it.title(), false))
            .toList(),
        day.toString(), month.atDay(1).toString(), month.atEndOfMonth().toString(),
        plain(book.fee()));
  }
}
