package org.huashu.coach.advice;

import org.huashu.coach.check.Finding;

/**
 * What an agent is shown.
 *
 * @param id the same as long as the same rule says the same of the same words of a draft
 * @param text the words that the hint marks; empty when it is about the whole draft
 */
public record Hint(String id, Finding finding, String text) {}
