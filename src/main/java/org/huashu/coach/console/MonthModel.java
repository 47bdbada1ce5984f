package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent's month and what it comes to.
 *
 * @param query behind the paths of forms: which month
 * @param own whether the agent looks at it
 * @param sums each with its formula
 * @param missing why it cannot be settled; empty when it can
 */
public record MonthModel(String path, String query, String back, boolean own, String agent,
    String shop, String month, String state, String tone, List<Indicator> indicators,
    List<Sum> sums, List<Sum> ledger, List<Entry> entries, List<Done> history, Forms forms,
    May may, int seen, String missing, String fault) {

  /**
   * An indicator.
   *
   * @param counted what was measured, with links to what it counts
   * @param formula how its points follow
   */
  public record Indicator(String title, String measured, List<Counted> counted, String formula,
      String points, String tone) {}

  /** A number, and where it is opened. */
  public record Counted(String label, String number, Optional<String> href) {}

  /** A sum with its formula. */
  public record Sum(String label, String formula, String amount, boolean strong) {}

  /** Something that was entered by hand. */
  public record Entry(int place, String kind, String subject, String amount, String day,
      String reason, String by, Instant at) {}

  /** What somebody did. */
  public record Done(Instant at, String who, String what, String text) {}

  /** What may be chosen in the forms. */
  public record Forms(List<UserModel.Choice> penalties, List<UserModel.Choice> ledger, String day,
      String first, String last, String fee) {}

  /** What the visitor may do. */
  public record May(boolean enter, boolean close, boolean reopen) {}
}
