package org.huashu.coach.scoring;

import static org.huashu.coach.scoring.ScoringRules.demand;
import static org.huashu.coach.scoring.ScoringRules.reason;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.UnaryOperator;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.scoring.MonthEntry.Kind;
import org.huashu.coach.scoring.RefusedScoreException.Why;

/** Where months are entered for, closed and opened again. Safe for use by many threads. */
public final class MonthDesk {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000);
  private static final int CENTS = 2;

  private final MonthBooks books;
  private final UnaryOperator<String> mask;

  /**
   * A desk for these books.
   *
   * @param mask masks the personal data of what people write
   */
  public MonthDesk(MonthBooks books, UnaryOperator<String> mask) {
    this.books = books;
    this.mask = mask;
  }

  /**
   * Does an act, unless it closes the month.
   *
   * @param seen how many acts the person saw
   * @throws RefusedScoreException when the book does not allow it, or is another one by now
   */
  public void act(AgentMonth month, int seen, MonthAct act) {
    MonthBook book = books.book(month);
    demand(!act.by().equals(month.agent()), Why.NOT_YOU);
    demand(book.acts().size() == seen, Why.CHANGED);
    check(book, act);
    demand(books.append(book, masked(act)), Why.CHANGED);
  }

  private static void check(MonthBook book, MonthAct act) {
    demand(act instanceof MonthAct.Reopened == book.closed().isPresent(),
        book.closed().isPresent() ? Why.CLOSED : Why.OPEN);
    switch (act) {
      case MonthAct.Entered it -> entry(book, it.entry());
      case MonthAct.Withdrawn it -> {
        reason(it.reason());
        demand(book.entries().stream().anyMatch(entry -> entry.place() == it.place()), Why.ITEMS);
      }
      case MonthAct.FeeSet it -> demand(it.fee().signum() >= 0 && money(it.fee()), Why.ITEMS);
      case MonthAct.Reopened it -> reason(it.reason());
      case MonthAct.Closed _ -> throw new RefusedScoreException(Why.OPEN);
    }
  }

  private static void entry(MonthBook book, MonthEntry entry) {
    reason(entry.reason());
    boolean whole = entry.kind() != Kind.PENALTY
        || entry.amount().stripTrailingZeros().scale() <= 0;
    demand(entry.amount().signum() > 0 && money(entry.amount()) && whole
        && YearMonth.from(entry.day()).equals(book.month().month()), Why.ITEMS);
  }

  private static boolean money(BigDecimal amount) {
    return amount.compareTo(MOST) <= 0 && amount.stripTrailingZeros().scale() <= CENTS;
  }

  private MonthAct masked(MonthAct act) {
    return switch (act) {
      case MonthAct.Entered it -> {
        MonthEntry entry = it.entry();
        yield new MonthAct.Entered(it.by(), it.at(), new MonthEntry(entry.kind(), entry.subject(),
            entry.amount(), entry.day(), mask.apply(entry.reason())));
      }
      case MonthAct.Withdrawn it -> new MonthAct.Withdrawn(it.by(), it.at(), it.place(),
          mask.apply(it.reason()));
      case MonthAct.Reopened it ->
        new MonthAct.Reopened(it.by(), it.at(), mask.apply(it.reason()));
      case MonthAct.FeeSet _,MonthAct.Closed _ -> act;
    };
  }

  /**
   * Who closes a month, and by what.
   *
   * @param zone by whose clocks the month must be over
   * @param counted whether all of the month was counted before the numbers were read
   */
  public record Closing(String by, Instant at, ZoneId zone, boolean counted, KpiPolicy policy,
      MonthNumbers numbers) {}

  /**
   * Closes a month: numbers and policy stay with it.
   *
   * @throws RefusedScoreException when it is not over, not all counted, closed already, lacks a
   *         score, or somebody was faster
   */
  public void close(AgentMonth month, int seen, Closing closing) {
    MonthBook book = books.book(month);
    demand(!closing.by().equals(month.agent()), Why.NOT_YOU);
    demand(book.acts().size() == seen, Why.CHANGED);
    demand(book.closed().isEmpty(), Why.CLOSED);
    demand(!closing.at().isBefore(month.end(closing.zone())), Why.NOT_OVER);
    demand(closing.counted(), Why.STILL_COUNTING);
    demand(!closing.numbers().lacksScore(closing.policy()), Why.NO_SCORE);
    demand(books.append(book, new MonthAct.Closed(closing.by(), closing.at(), closing.policy(),
        closing.numbers(), book.settle(closing.policy(), closing.numbers()))), Why.CHANGED);
  }
}
