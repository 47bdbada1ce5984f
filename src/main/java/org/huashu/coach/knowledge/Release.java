package org.huashu.coach.knowledge;

import org.huashu.coach.script.ScriptSearch;
import org.huashu.coach.wording.WordingMatcher;

/**
 * The knowledge base at one moment, ready to answer: compiled wording rules and an open index.
 * Immutable; a draft is answered from one release from start to end.
 *
 * @param number counts up from 1
 */
public record Release(long number, KnowledgeBase knowledge, WordingMatcher wording,
    ScriptSearch scripts) {}
