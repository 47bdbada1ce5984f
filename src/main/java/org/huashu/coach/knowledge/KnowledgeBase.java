package org.huashu.coach.knowledge;

import java.util.List;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.WordingRule;

/**
 * A knowledge base as values: what its files say.
 *
 * @param rules in the order of their ids
 * @param scripts in the order of their ids
 */
public record KnowledgeBase(List<WordingRule> rules, List<Script> scripts, Policies policies,
    Words words) {}
