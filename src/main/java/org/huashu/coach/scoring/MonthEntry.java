package org.huashu.coach.scoring;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What somebody enters by hand for an agent's month.
 *
 * @param subject the id of the penalty or of the ledger's entry; empty for points and losses
 * @param amount points, cases, money, or what the ledger counts in; more than 0
 * @param day on which it happened
 * @param reason why, never blank
 */
public record MonthEntry(Kind kind, String subject, BigDecimal amount, LocalDate day,
    String reason) {

  /** What it is. */
  public enum Kind {
    /** Extra points. */
    EXTRA,
    /** Cases of a penalty. */
    PENALTY,
    /** What a breach of the operating rules really cost. */
    LOSS,
    /** Something that the ledger counts; it changes no points. */
    LEDGER
  }
}
