package org.huashu.coach.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A flagged draft from the first flag to the verdicts.
 *
 * @param path of this draft, for its forms
 * @param query the filters of the queue it was opened from, to go on with the next
 * @param back where the list is
 * @param may what the visitor may do
 */
public record StoryModel(String path, String query, String back, long number, Head head,
    List<Step> steps, List<HintView> hints, List<Said> said, Optional<AppealView> appeal, May may,
    String fault, Typed typed) {

  /** The same, with what was typed into a form that was refused. */
  StoryModel with(Typed refused) {
    return new StoryModel(path, query, back, number, head, steps, hints, said, appeal, may, fault,
        refused);
  }

  /**
   * What it is about.
   *
   * @param shop the shop, or empty when the visitor looks at one shop only
   * @param cost how long the agent took over it, in words
   * @param suggestions the scripts that were offered
   */
  public record Head(String agent, String shop, String conversation, String question,
      String state, String tone, String cost, List<Offered> suggestions) {}

  /** A script that was offered; it leads nowhere when there is none of that id any more. */
  public record Offered(String title, String href) {}

  /**
   * Something that happened, in the order of time.
   *
   * @param kind {@code draft}, {@code clean}, {@code deed}, {@code sent} or {@code sent-anyway}
   * @param notes what was shown with it
   */
  public record Step(Instant at, String kind, String label, List<Segment> text,
      List<String> notes) {}

  /** A part of a text; its tone marks what was flagged. */
  public record Segment(String text, String tone) {}

  /**
   * A hint that is judged.
   *
   * @param answer what the agent said to it
   * @param fate whether it was corrected
   * @param ruling what holds, or what the visitor said; empty for nothing yet
   */
  public record HintView(String id, String rule, String category, String tone, String words,
      String message, String better, String answer, String fate, String ruling, String comment) {}

  /** What somebody did about it. */
  public record Said(Instant at, String who, String what, String text) {}

  /** The agent's appeal. */
  public record AppealView(String reason, List<String> hints, boolean open) {}

  /**
   * What the visitor may do.
   *
   * @param judge give verdicts
   * @param answer answer the appeal
   * @param appeal do so
   * @param reserve have it held for them while it is open
   */
  public record May(boolean judge, boolean answer, boolean appeal, boolean reserve) {}
}
