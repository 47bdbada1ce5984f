package org.huashu.coach.knowledge;

import java.util.List;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.InvalidWordingException;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;

/** Makes a matcher of wording rules. */
@FunctionalInterface
public interface RuleCompiler {

  /**
   * The matcher.
   *
   * @param excuses what makes hits of any rule innocent
   * @throws InvalidWordingException when a rule cannot be compiled; the message says why
   */
  WordingMatcher compile(List<WordingRule> rules, Excuses excuses);
}
