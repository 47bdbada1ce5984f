package org.huashu.coach.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Voice;

/** What the store's wording rules say about a draft. */
public record WordingCheck(WordingMatcher matcher) implements Check {

  @Override
  public List<Finding> findings(Draft draft) {
    List<WordingMatch> matches = matcher.matches(
        new Turn(draft.text(), draft.question(), draft.turn() == 1, draft.closing()));
    if (matches.isEmpty()) {
      return List.of();
    }
    // Nobody has said anything yet in an empty draft, so it cannot lack anything either.
    boolean blank = draft.text().isBlank();
    List<Finding> findings = new ArrayList<>(matches.size());
    for (WordingMatch match : matches) {
      if (!blank || match.rule().conditions().voice() == Voice.QUESTION) {
        findings.add(finding(match));
      }
    }
    return findings;
  }

  private static Finding finding(WordingMatch match) {
    WordingRule rule = match.rule();
    return new Finding(rule.id(), rule.category(), rule.severity(), match.span(), match.message(),
        rule.why(), match.replacements(), Optional.empty(), rule.conditions().grade());
  }
}
