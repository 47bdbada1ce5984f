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
    May may, int seen, String missing, String fault, Typed typed, Appeals appeals) {

  /**
   * Scores that their agent does not agree with.
   *
   * @param says how many, in words; empty for none
   * @param href where they are answered
   */
  public record Appeals(int open, String says, String href) {}

  /** The same, with what was typed into a form that was refused. */
  MonthModel with(Typed refused) {
    return new MonthModel(path, query, back, own, agent, shop, month, state, tone, indicators, sums,
        ledger, entries, history, forms, may, seen, missing, fault, refused, appeals);
  }

  /** The same, with appeals that wait. */
  MonthModel with(Appeals waiting) {
    return new MonthModel(path, query, back, own, agent, shop, month, state, tone, indicators, sums,
        ledger, entries, history, forms, may, seen, missing, fault, typed, waiting);
  }

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
