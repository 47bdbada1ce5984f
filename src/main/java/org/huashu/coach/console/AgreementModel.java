package org.huashu.coach.console;

import java.time.LocalDate;
import java.util.List;

/**
 * How far reviewers agree.
 *
 * @param query the days as they stand in the address
 * @param all over everything
 * @param drafts how many drafts the hints are of
 * @param matrix what the first said against what the second said
 */
public record AgreementModel(ListState state, LocalDate from, LocalDate to, String query,
    Measured all, long drafts, List<Line> matrix, List<Measured> rules, List<Measured> reviewers,
    Table table) {

  /** Fewer hints than these say little. */
  private static final int FEW = 30;

  /**
   * An agreement in words.
   *
   * @param kappa with two digits; a dash where there is none
   * @param interval of kappa; empty where there is none
   * @param share in which both say the same
   * @param sure the interval of that share
   */
  public record Measured(String name, String kappa, String interval, String band, int pairs,
      int same, String share, String sure) {

    /** Whether they are too few to say much. */
    public boolean few() {
      return pairs < FEW;
    }
  }

  /** A line of the matrix. */
  public record Line(String ruling, List<Long> counts) {}

  /** A list of its own. */
  public record Listed(ListState state, LocalDate from, LocalDate to, String title,
      Table table) {}
}
