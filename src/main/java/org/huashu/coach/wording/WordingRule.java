package org.huashu.coach.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.huashu.coach.text.Span;

/**
 * A rule about wording, as a file of the knowledge base states it.
 *
 * @param id its path: {@code banned.dont-know}
 * @param message what the agent reads; {@code {found}} and {@code {better}} are filled in
 * @param why the reason
 * @param source where the rule comes from
 * @param form what it looks for
 * @param conditions when it speaks
 * @param examples what it must and must not find
 */
public record WordingRule(String id, Category category, Severity severity, String message,
    String why, String source, Form form, Conditions conditions, Examples examples) {

  /** What a rule looks for. Phrases are literal text that matches through normalisation. */
  public sealed interface Form {
    /** Any of the phrases. */
    record Avoid(List<String> phrases, List<String> replacements) implements Form {}

    /**
     * A regular expression (RE2 syntax); with a validation, data of that sort in which it matches.
     */
    record Pattern(String expression, Optional<Validation> validate, List<String> replacements)
        implements Form {}

    /** Any of the phrases, each with its own replacements. */
    record Prefer(Map<String, List<String>> swap) implements Form {}

    /**
     * The draft must hold one of the phrases or match the expression; else all of it is flagged.
     */
    record Require(List<String> any, Optional<String> pattern) implements Form {}

    /** At most {@code max} occurrences of the phrases. */
    record Limit(List<String> of, int max) implements Form {}

    /** At most {@code maxLength} UTF-16 units in the draft. */
    record Length(int maxLength) implements Form {}

    /**
     * One phrase of every list, neighbours at most {@code within} normalised characters apart.
     *
     * @param oneClause whether all of them must stand in one clause
     */
    record Near(List<List<String>> words, int within, boolean ordered, boolean oneClause,
        List<String> replacements) implements Form {

      /** Words that may stand in several clauses. */
      public Near(List<List<String>> words, int within, boolean ordered,
          List<String> replacements) {
        this(words, within, ordered, false, replacements);
      }
    }

    /**
     * A clause that means what one of {@code clauses} means, and not what one of {@code unlike}
     * does.
     *
     * @param closeness the least cosine with one of the clauses, in [0,1]
     */
    record Like(List<String> clauses, List<String> unlike, double closeness,
        List<String> replacements) implements Form {

      /** Where a rule does not say how close is close enough. */
      public static final double CLOSENESS = 0.80;
    }
  }

  /** Sorts of personal data that prove themselves. */
  public enum Validation {
    /** A mainland mobile number. */
    MOBILE,
    /** A mainland landline with its area code. */
    LANDLINE,
    /** A resident identity card with a right check digit. */
    ID_CARD,
    /** A bank card that passes Luhn's check. */
    BANK_CARD,
    /** An e-mail address. */
    EMAIL,
    /** A WeChat or QQ id that the words before it introduce. */
    MESSENGER_ID,
    /** A postal address with a house number. */
    ADDRESS
  }

  /** Whose words are read. */
  public enum Voice {
    /** The agent's draft. */
    DRAFT,
    /** What the customer wrote since the last reply. */
    QUESTION
  }

  /** At which reply of the conversation a rule speaks. */
  public enum Moment {
    /** At every reply. */
    ALWAYS,
    /** At the agent's first reply. */
    FIRST_REPLY,
    /** At the last reply. */
    CLOSING
  }

  /** Where in its clause a hit must stand. */
  public enum Place {
    /** At the clause's start. */
    START,
    /** At the clause's end. */
    END,
    /** It is the whole clause. */
    ALONE
  }

  /** How serious a complaint is (domain of the category {@code escalation}). */
  public enum Grade {
    /** The customer says that they will go to the outside. */
    GENERAL,
    /** They have done so. */
    SERIOUS
  }

  /**
   * When a rule speaks. An empty list or set sets no condition.
   *
   * @param question one of these must be in the customer's words
   * @param with one of these must be in the draft
   * @param unless none of these may be in the draft
   * @param except a hit wholly inside one of these is innocent
   * @param at where a hit must stand: at one of these places
   * @param disguises in which a phrase counts as well; of {@link Disguise#WRITING ways of writing}
   *        those that are missing must be as the phrase has them
   * @param reach most UTF-16 units after a hit that are shown with it, if the clause then ends
   */
  public record Conditions(Voice voice, Moment moment, List<String> question, List<String> with,
      List<String> unless, List<String> except, Set<Place> at, Optional<Grade> grade,
      Set<Disguise> disguises, int reach) {

    /** Conditions of a rule that shows what it finds and no more. */
    public Conditions(Voice voice, Moment moment, List<String> question, List<String> with,
        List<String> unless, List<String> except, Set<Place> at, Optional<Grade> grade,
        Set<Disguise> disguises) {
      this(voice, moment, question, with, unless, except, at, grade, disguises, 0);
    }

    /** No condition at all. */
    public static final Conditions NONE = new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(),
        List.of(), List.of(), List.of(), Set.of(), Optional.empty(), Disguise.ALL);
  }

  /** What a rule must find and must not find. */
  public record Examples(List<Example> bad, List<Example> good) {}

  /**
   * One example, its marks taken out.
   *
   * @param marks the spans in {@code draft} that must be found; empty for a finding about the whole
   *        draft
   * @param line where it stands in its file, counted from 1
   */
  public record Example(String draft, List<Span> marks, String question, OptionalInt turn,
      boolean closing, int line) {}
}
