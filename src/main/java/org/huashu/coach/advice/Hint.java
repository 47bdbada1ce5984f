package org.huashu.coach.advice;

import java.util.function.UnaryOperator;
import org.huashu.coach.check.Finding;

/**
 * What an agent is shown.
 *
 * @param id the same as long as the same rule says the same of the same words of a draft
 * @param text the words that the hint marks; empty when it is about the whole draft
 */
public record Hint(String id, Finding finding, String text) {

  /** The same hint for keeping, with the words it marks taken from the masked draft. */
  Hint masked(String maskedDraft, UnaryOperator<String> mask) {
    String words = finding.span().map(span -> span.of(maskedDraft)).orElse("");
    String message = text.isEmpty() ? finding.message() : finding.message().replace(text, words);
    return new Hint(id, new Finding(finding.rule(), finding.category(), finding.severity(),
        finding.span(), mask.apply(message), finding.why(), finding.replacements(),
        finding.script(), finding.grade()), words);
  }
}
