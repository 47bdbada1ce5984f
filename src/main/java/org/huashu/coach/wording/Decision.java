package org.huashu.coach.wording;

import java.util.Set;
import org.huashu.coach.text.Span;

/**
 * What a rule made of a place where its wording stands, for people who ask why it spoke or not.
 *
 * @param found the wording as it stands there
 * @param disguises in which it was recognised; empty when it is written plainly
 * @param denial the title of the denial that excuses it; empty when it is not denied
 */
public record Decision(WordingRule rule, Span span, String found, Set<Disguise> disguises,
    Outcome outcome, String denial) {

  /** Why there is a hint, or none. */
  public enum Outcome {
    /** There is a hint. */
    REPORTED,
    /** A longer hit of the same rule stands there. */
    OVERLAPPED,
    /** The rule speaks at the first or the last reply only. */
    NOT_NOW,
    /** What must be in the draft or the question is not, or what must not be there is. */
    CONDITION,
    /** It is inside an exception of the rule. */
    EXCEPTED,
    /** It is inside a word of the allow list. */
    ALLOWED,
    /** It does not stand at the place in its clause that the rule asks for. */
    PLACE,
    /** It is a title, or quoted as what somebody else said. */
    MENTIONED,
    /** It is denied or forbidden, or somebody else is said to have said it. */
    DENIED,
    /** It begins or ends inside a longer word. */
    CUTS_A_WORD
  }
}
