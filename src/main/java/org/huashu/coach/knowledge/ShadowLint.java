package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form;

/**
 * Sees rules that hide behind others: whatever they find, unconditional rules of their category
 * find too, at least as severe. Then the agent never reads what they have to say.
 */
final class ShadowLint {

  private final WordingMatcher matcher;

  ShadowLint(WordingMatcher matcher) {
    this.matcher = matcher;
  }

  List<LintFinding> lint(WordingRule rule) {
    Set<String> phrases = switch (rule.form()) {
      case Form.Avoid avoid -> new TreeSet<>(avoid.phrases());
      case Form.Prefer prefer -> prefer.swap().keySet();
      case Form.Near _,Form.Limit _,Form.Require _,Form.Length _,Form.Pattern _,Form.Like _ ->
        Set.of();
    };
    Set<String> others = new TreeSet<>();
    for (String phrase : phrases) {
      List<String> covering = covering(rule, phrase);
      if (covering.isEmpty()) {
        return List.of();
      }
      others.add(covering.getFirst());
    }
    return others.isEmpty()
        ? List.of()
        : List.of(LintFinding.warning(Places.path(rule), 0, "the rule hides behind "
            + String.join(", ", others) + ": all its phrases are found there"));
  }

  private List<String> covering(WordingRule rule, String phrase) {
    Span all = new Span(0, phrase.length());
    return matcher.matches(new Turn(phrase, "", false, false))
        .stream()
        .filter(match -> match.span().filter(all::equals).isPresent())
        .map(WordingMatch::rule)
        .filter(other -> !other.id().equals(rule.id()) && other.category() == rule.category()
            && other.severity().compareTo(rule.severity()) >= 0 && isUnconditional(other))
        .map(WordingRule::id)
        .sorted()
        .toList();
  }

  private static boolean isUnconditional(WordingRule rule) {
    Conditions given = rule.conditions();
    return given.equals(new Conditions(Conditions.NONE.voice(), Conditions.NONE.moment(), List.of(),
        List.of(), List.of(), List.of(), Set.of(), given.grade(), given.disguises()));
  }
}
