package org.huashu.coach.console;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.Ledger;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.scoring.AgentMonth;
import org.huashu.coach.scoring.MonthAct;
import org.huashu.coach.scoring.MonthEntry;
import org.huashu.coach.scoring.MonthEntry.Kind;

/** What somebody typed for a month: what is wrong with it, and else what it asks for. */
record MonthForm(Visit visit, AgentMonth month, Policies policies) {

  private static final String NUMBER = "[0-9]{1,7}(\\.[0-9]{1,2})?";
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int LONGEST = 2_000;

  /**
   * What is wrong.
   *
   * @param key of the words that say so
   */
  record Wrong(String field, String key) {}

  private String text(String field) {
    return visit.form().text(field);
  }

  private Optional<Kind> kind() {
    return Stream.of(Kind.values()).filter(it -> it.name().equals(text("kind"))).findFirst();
  }

  // --- what is wrong

  /** The first fault of an entry. */
  Optional<Wrong> entryFault() {
    return first(List.of(() -> when(kind().isEmpty(), "kind", "kpi.wrong.which"),
        () -> when(!known(kind().orElseThrow()), subjectField(), "kpi.wrong.which"),
        () -> number("amount"), this::wholeFault, this::sharedFault, this::dayFault,
        this::reasonFault));
  }

  /** The fault of a fee. */
  Optional<Wrong> feeFault() {
    return text("fee").matches(NUMBER) && amount("fee").compareTo(MOST) <= 0
        ? Optional.empty()
        : Optional.of(new Wrong("fee", "kpi.wrong.fee"));
  }

  /** The fault of a reason. */
  Optional<Wrong> reasonFault() {
    return first(List.of(() -> when(text("reason").isBlank(), "reason", "scores.refused.REASON"),
        () -> when(text("reason").length() > LONGEST, "reason", "scores.refused.TOO_LONG")));
  }

  private static Optional<Wrong> first(List<Supplier<Optional<Wrong>>> tries) {
    return tries.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  private static Optional<Wrong> when(boolean wrong, String field, String key) {
    return wrong ? Optional.of(new Wrong(field, key)) : Optional.empty();
  }

  private Optional<Wrong> number(String field) {
    boolean good = text(field).matches(NUMBER) && amount(field).signum() > 0
        && amount(field).compareTo(MOST) <= 0;
    return when(!good, field, "kpi.wrong.number");
  }

  private Optional<Wrong> wholeFault() {
    return when(kind().orElseThrow() == Kind.PENALTY
        && amount("amount").stripTrailingZeros().scale() > 0, "amount", "kpi.wrong.whole");
  }

  private Optional<Wrong> sharedFault() {
    return when(shared() && share().isEmpty(), "shared", "kpi.wrong.shared");
  }

  private Optional<Wrong> dayFault() {
    boolean good = ScoreArea.day(text("day"))
        .filter(day -> YearMonth.from(day).equals(month.month()))
        .isPresent();
    return when(!good, "day", "kpi.wrong.day");
  }

  private boolean known(Kind kind) {
    Stream<String> known = switch (kind) {
      case EXTRA, LOSS -> Stream.of("");
      case PENALTY -> policies.kpi().penalties().stream().map(it -> it.id());
      case LEDGER -> policies.ledger().entries().stream().map(Ledger.Entry::id);
    };
    return known.anyMatch(subject()::equals);
  }

  private String subjectField() {
    return switch (kind().orElseThrow()) {
      case EXTRA, LOSS -> "";
      case PENALTY -> "penalty";
      case LEDGER -> "ledger";
    };
  }

  private String subject() {
    String field = subjectField();
    return field.isEmpty() ? "" : text(field);
  }

  // --- what it asks for

  /** The entry; only when nothing is wrong. */
  MonthAct entry() {
    LocalDate day = ScoreArea.day(text("day")).orElseThrow();
    BigDecimal amount = shared()
        ? amount("amount").multiply(share().orElseThrow())
        : amount("amount");
    return new MonthAct.Entered(visit.account().name(), visit.now(),
        new MonthEntry(kind().orElseThrow(), subject(), amount, day, text("reason")));
  }

  /** The fee; only when nothing is wrong. */
  MonthAct fee() {
    return new MonthAct.FeeSet(visit.account().name(), visit.now(), amount("fee"));
  }

  /** What is taken back. */
  MonthAct withdrawal() {
    String place = text("place");
    return new MonthAct.Withdrawn(visit.account().name(), visit.now(),
        place.matches("[0-9]{1,6}") ? Integer.parseInt(place) : -1, text("reason"));
  }

  /** The month opened again. */
  MonthAct reopening() {
    return new MonthAct.Reopened(visit.account().name(), visit.now(), text("reason"));
  }

  private BigDecimal amount(String field) {
    return new BigDecimal(text(field));
  }

  private boolean shared() {
    return kind().orElseThrow() == Kind.LEDGER && !text("shared").isEmpty();
  }

  /** What counts for each of two agents who share what is entered. */
  private Optional<BigDecimal> share() {
    return policies.ledger()
        .entries()
        .stream()
        .filter(it -> it.id().equals(subject()))
        .flatMap(it -> it.shared().stream())
        .findFirst();
  }
}
