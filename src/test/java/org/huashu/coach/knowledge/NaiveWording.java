package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Moment;

/** Finds phrases of the kinds avoid, prefer and require as they stand, for tests. */
public record NaiveWording(List<WordingRule> rules, List<String> allowed)
    implements WordingMatcher {

  /** Refuses a phrase that says so. */
  public static WordingMatcher compile(List<WordingRule> rules, List<String> allowed) {
    for (WordingRule rule : rules) {
      if (phrases(rule.form()).containsKey("编译不了")) {
        throw new IllegalArgumentException("cannot be compiled");
      }
    }
    return new NaiveWording(rules, allowed);
  }

  @Override
  public List<WordingMatch> matches(Turn turn) {
    List<WordingMatch> matches = new ArrayList<>();
    for (WordingRule rule : rules) {
      if (rule.conditions().moment() == Moment.ALWAYS
          || rule.conditions().moment() == Moment.FIRST_REPLY && turn.firstReply()
          || rule.conditions().moment() == Moment.CLOSING && turn.closing()) {
        matches.addAll(matches(rule, turn.draft()));
      }
    }
    return matches;
  }

  private List<WordingMatch> matches(WordingRule rule, String draft) {
    if (rule.form() instanceof Form.Require require) {
      return require.any().stream().anyMatch(draft::contains)
          ? List.of()
          : List.of(new WordingMatch(rule, Optional.empty(), "", List.of()));
    }
    List<WordingMatch> matches = new ArrayList<>();
    phrases(rule.form()).forEach((phrase, replacements) -> {
      int start = draft.indexOf(phrase);
      if (start >= 0 && !phrase.equals("\u200B") && !allowed.contains(phrase)) {
        matches.add(new WordingMatch(rule,
            Optional.of(new Span(start, start + phrase.length())), phrase, replacements));
      }
    });
    return matches;
  }

  private static Map<String, List<String>> phrases(Form form) {
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    switch (form) {
      case Form.Avoid avoid -> avoid.phrases().forEach(p -> phrases.put(p, avoid.replacements()));
      case Form.Prefer prefer -> phrases.putAll(prefer.swap());
      default -> {
      }
    }
    return phrases;
  }
}
