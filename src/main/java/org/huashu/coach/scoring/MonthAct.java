package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import org.huashu.coach.quality.KpiPolicy;
import org.huashu.coach.quality.Settlement;

/** Something that somebody did with an agent's month. */
public sealed interface MonthAct {

  /** Who did it. */
  String by();

  /** When, by the server's clock. */
  Instant at();

  /** Something was entered by hand. */
  record Entered(String by, Instant at, MonthEntry entry) implements MonthAct {}

  /**
   * An entry is taken back.
   *
   * @param place where it stands among the acts, counted from 0
   */
  record Withdrawn(String by, Instant at, int place, String reason) implements MonthAct {}

  /** The fee that a malus is taken off. */
  record FeeSet(String by, Instant at, BigDecimal fee) implements MonthAct {}

  /**
   * The month is settled; it stays as it is, whatever is counted or edited later.
   *
   * @param policy by which
   * @param settlement what it came to
   */
  record Closed(String by, Instant at, KpiPolicy policy, MonthNumbers numbers,
      Settlement settlement) implements MonthAct {}

  /** It is open again. */
  record Reopened(String by, Instant at, String reason) implements MonthAct {}
}
