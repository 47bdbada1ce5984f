package org.huashu.coach.knowledge;

/**
 * Two scripts that are the same twice, or say different things.
 *
 * @param script the one whose id comes first
 * @param kind {@link ScriptChecks.Kind#DUPLICATE}, {@link ScriptChecks.Kind#QUESTION_TAKEN} or
 *        {@link ScriptChecks.Kind#CONTRADICTION}
 * @param said what the first one says: the words that are contradicted, the question that both
 *        claim, the per cent that both have in common
 * @param theirs what the other one says, where they contradict each other; else empty
 */
public record ScriptPair(String script, String other, ScriptChecks.Kind kind, String said,
    String theirs) {}
