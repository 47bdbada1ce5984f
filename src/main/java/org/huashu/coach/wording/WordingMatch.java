package org.huashu.coach.wording;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Span;

/**
 * A place where a rule found something.
 *
 * @param span where in the draft, exactly as it was sent; empty when it is about the whole draft
 * @param found the wording that was found; empty when it is about the whole draft
 * @param replacements what may stand in the span instead, the best first
 */
public record WordingMatch(WordingRule rule, Optional<Span> span, String found,
    List<String> replacements) {}
