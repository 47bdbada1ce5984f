package org.huashu.coach.advice;

import java.util.Comparator;
import java.util.function.UnaryOperator;
import org.huashu.coach.check.Finding;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.wording.WordingRule.Grade;

/**
 * What an agent is shown.
 *
 * @param id the same as long as the same rule says the same of the same words of a draft
 * @param text the words that the hint marks; empty when it is about the whole draft
 */
public record Hint(String id, Finding finding, String text) {

  /** The graver complaint first, then the more severe finding, then by rule. */
  public static final Comparator<Finding> GRAVEST_FIRST =
      Comparator.comparing((Finding finding) -> finding.grade().map(Grade::ordinal).orElse(-1))
          .thenComparing(Finding::severity)
          .reversed()
          .thenComparing(Finding::rule);

  /**
   * A hint about a conversation that no draft asked for.
   *
   * @param occasion names what it is about: the same occasion gives the same id
   */
  public static Hint unasked(ConversationKey key, String occasion, Finding finding) {
    return new Hint(HintId.of(key, occasion, finding.rule()), finding, "");
  }

  /** The same hint, which says that so many more like it were left out after it. */
  Hint standingFor(int more) {
    String message = finding.message() + "（后面还有 " + more + " 处，先改好前面的）";
    return new Hint(id, new Finding(finding.rule(), finding.category(), finding.severity(),
        finding.span(), message, finding.why(), finding.replacements(), finding.script(),
        finding.grade()), text);
  }

  /** The same hint for keeping, with the words it marks taken from the masked draft. */
  Hint masked(String maskedDraft, UnaryOperator<String> mask) {
    String words = finding.span().map(span -> span.of(maskedDraft)).orElse("");
    String message = text.isEmpty() ? finding.message() : finding.message().replace(text, words);
    return new Hint(id, new Finding(finding.rule(), finding.category(), finding.severity(),
        finding.span(), mask.apply(message), finding.why(), finding.replacements(),
        finding.script(), finding.grade()), words);
  }
}
