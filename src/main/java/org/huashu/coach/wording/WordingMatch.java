package org.huashu.coach.wording;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.text.Span;

/**
 * A place where a rule found something.
 *
 * @param span where in the draft, exactly as it was sent; empty when it is about the whole draft
 * @param found the wording that was found, in the draft or in the customer's words; empty when the
 *        match is about the whole draft
 * @param replacements what may stand in the span instead, the best first
 */
public record WordingMatch(WordingRule rule, Optional<Span> span, String found,
    List<String> replacements) {

  private static final Pattern PLACES = Pattern.compile("\\{(found|better)\\}");

  /** The rule's message with {@code {found}} and {@code {better}} filled in. */
  public String message() {
    String better = replacements.isEmpty() ? "" : replacements.getFirst();
    return PLACES.matcher(rule.message())
        .replaceAll(
            place -> Matcher.quoteReplacement(place.group(1).equals("found") ? found : better));
  }
}
