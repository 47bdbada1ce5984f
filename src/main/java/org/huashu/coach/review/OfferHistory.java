package org.huashu.coach.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.huashu.coach.conversation.ConversationKey;

/** What was offered for replies, and what became of it. Safe for use by many threads. */
public interface OfferHistory {

  /**
   * How a script fared.
   *
   * @param shown how often it was offered
   * @param taken of these: sent as it is
   * @param changed of these: sent with changes
   * @param ignored of these: the agent wrote something else
   * @param put how often agents put it into a draft, offered or found by themselves
   */
  record ScriptUse(long shown, long taken, long changed, long ignored, long put) {

    /** Neither offered nor used. */
    public static final ScriptUse NONE = new ScriptUse(0, 0, 0, 0, 0);

    /** Whether anybody had use for it. */
    public boolean used() {
      return taken + changed + put > 0;
    }

    /** Of the times that it was sent: how often with changes. */
    public Share edited() {
      return new Share(changed, taken + changed);
    }

    /** Of the times that it was offered: how often something else was written. */
    public Share dismissed() {
      return new Share(ignored, shown);
    }
  }

  /**
   * How scripts fared from one day to another, both included, by their ids; without those that
   * nobody was offered or used.
   */
  Map<String, ScriptUse> uses(Optional<String> shop, LocalDate from, LocalDate to);

  /**
   * Which replies for which a script was offered.
   *
   * @param agent whose; empty: all of them
   * @param oldestFirst else the latest come first
   * @param after {@link Page#next} of the page before, or the number of its last example
   */
  record ExampleQuery(String script, Fate fate, Optional<String> shop, Optional<String> agent,
      boolean oldestFirst, Optional<String> after, int most) {}

  /**
   * A reply for which a script was offered.
   *
   * @param number grows from the older to the newer
   * @param offered the script's text as it was offered; empty unless it was changed
   */
  record Example(long number, ConversationKey key, String agent, Instant at, String question,
      String offered,
      String sent) {}

  /** A page of them. */
  Page<Example> examples(ExampleQuery query);

  /**
   * A question that an agent replied to.
   *
   * @param offered whether any script was offered for it
   */
  record Posed(ConversationKey key, Instant at, AskedQuestion asked, boolean offered,
      String sent) {}

  /**
   * Which questions.
   *
   * @param since asked then or later
   * @param unanswered only those for which no script was of use
   * @param most how many at most
   */
  record QuestionQuery(String shop, Instant since, boolean unanswered, int most) {}

  /** The questions of a shop, the latest first, as long as {@code taker} takes them. */
  void questions(QuestionQuery query, Predicate<Posed> taker);

  /** Whether questions have come in since a moment: a number that grows with every one. */
  long newest();

  /** The shops from which questions are kept. */
  List<String> shops();
}
