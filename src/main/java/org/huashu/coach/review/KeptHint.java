package org.huashu.coach.review;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.advice.Hint;
import org.huashu.coach.check.Finding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/**
 * A hint as trainers see it.
 *
 * @param span where in the revision; empty when it is about the whole draft
 * @param words the words that it marks, personal data masked; empty when there are none
 * @param message what the agent read, personal data masked
 */
public record KeptHint(String id, Category category, String rule, Severity severity,
    Optional<Span> span, String words, String message, List<String> replacements) {

  /** Copies the list. */
  public KeptHint {
    replacements = List.copyOf(replacements);
  }

  /** A hint of a masked advice, with the words from the masked draft. */
  public static KeptHint of(Hint hint, String maskedText) {
    Finding finding = hint.finding();
    return new KeptHint(hint.id(), finding.category(), finding.rule(), finding.severity(),
        finding.span(), finding.span().map(span -> span.of(maskedText)).orElse(""),
        finding.message(), finding.replacements());
  }

  /**
   * Whether trainers judge it. A wait is no fault of the words, and what is only good to know needs
   * no verdict.
   */
  public boolean aboutTheReply() {
    return severity != Severity.INFO && category != Category.DELAY;
  }
}
