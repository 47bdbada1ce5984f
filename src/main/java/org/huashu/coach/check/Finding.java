package org.huashu.coach.check;

import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;

/**
 * What a check saw.
 *
 * @param rule the id of the rule or the check
 * @param span where in the draft; empty when it is about the whole draft
 * @param message what the agent reads
 * @param why the reason
 * @param replacements what may stand in the span instead, the best first
 * @param script the id of a script that helps
 * @param grade how serious a complaint is
 */
public record Finding(String rule, Category category, Severity severity, Optional<Span> span,
    String message, String why, List<String> replacements, Optional<String> script,
    Optional<Grade> grade) {}
