package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A chat and its score sheet.
 *
 * @param path where the form goes
 * @param query behind the path: the sample that is worked off, or nothing
 * @param number of the score, 0 when there is none yet
 * @param seen how many acts there were
 * @param remark about the chat as a whole
 */
public record ScoringModel(String path, String query, Head head, SaidModel said,
    List<GroupView> groups, PointsModel points, String remark, long number, int seen,
    Optional<Appeal> appeal, List<Done> history, May may, String fault, Typed typed) {

  /** The form of the sheet, for {@link Typed}. */
  static final String SHEET = "sheet";
  /** The form that answers an appeal. */
  static final String ANSWER = "answer";
  /** The form of the appeal. */
  static final String APPEAL = "appeal";

  /**
   * What it is about.
   *
   * @param back where the list is
   */
  public record Head(String back, String backLabel, String shop, String conversation,
      String agent, String day, String state, String tone, String trainer) {}

  /** A group of the sheet. */
  public record GroupView(String id, String title, int points, List<ItemView> items) {

    /** Whether there is anything to tell of it. */
    public boolean told() {
      return items.stream()
          .anyMatch(it -> it.times() > 0 || !it.remark().isEmpty() || it.appealed());
    }
  }

  /** Whether there is nothing to tell of any group. */
  public boolean untold() {
    return groups.stream().noneMatch(GroupView::told);
  }

  /**
   * An item of the sheet.
   *
   * @param appealed whether the agent does not agree with it
   */
  public record ItemView(String id, String title, String deduction, int times,
      List<Shown> evidence, String remark, List<Proposal> proposals, boolean appealed) {}

  /** A message that shows a fault. */
  public record Shown(String message, String label) {}

  /** What a hint proposes to count. */
  public record Proposal(String message, String words, String rule, String ruling) {}

  /** The agent's appeal, and what was answered to it. */
  public record Appeal(String reason, String answer, String acceptance, boolean open) {}

  /** What somebody did. */
  public record Done(Instant at, String who, String what, String text) {}

  /**
   * What the visitor may do.
   *
   * @param draft put it aside half done
   */
  public record May(boolean score, boolean draft, boolean answer, boolean appeal, boolean read) {}

  /** What the sheet comes to. */
  public record PointsModel(String total, int of, String tone, List<Left> groups) {}

  /** What is left of a group. */
  public record Left(String title, String left, int points) {}

  /**
   * A part of what was said.
   *
   * @param earlier where what was said before comes from; empty when there is nothing
   * @param later where what was said after that comes from
   */
  public record SaidModel(List<Line> lines, Optional<String> earlier, Optional<String> later,
      String earlierSays, String laterSays) {}

  /**
   * A line.
   *
   * @param kind {@code customer}, {@code agent}, {@code colleague}, {@code machine} or
   *        {@code event}
   * @param day said before the line when another day begins
   * @param waited how long the customer had waited, in words
   * @param ours whether it is the scored agent's, of the scored day
   */
  public record Line(String message, Instant at, String kind, String who, String text,
      String waited, List<HintLine> hints, String day, boolean ours) {}

  /** A hint that the agent was given. */
  public record HintLine(String text, String tone, String fate) {}
}
