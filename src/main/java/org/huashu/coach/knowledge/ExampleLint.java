package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Form;

/**
 * Runs the examples of a rule.
 *
 * @param matcher of the rules about words
 * @param meanings of the rules of kind {@code like}
 */
record ExampleLint(WordingMatcher matcher, WordingMatcher meanings) {

  List<LintFinding> lint(WordingRule rule) {
    if (rule.form() instanceof Form.Like && !meanings.knowsMeaning()) {
      return List.of(LintFinding.warning(Places.path(rule), 1,
          "the examples were not tried: the model of meaning is not there"));
    }
    List<LintFinding> findings = new ArrayList<>();
    for (Example bad : rule.examples().bad()) {
      bad(rule, bad).ifPresent(text -> findings.add(error(rule, bad, "bad", text)));
    }
    for (Example good : rule.examples().good()) {
      List<WordingMatch> found = matches(rule, good);
      if (!found.isEmpty()) {
        findings.add(error(rule, good, "good", "the rule must find nothing, but finds "
            + names(found)));
      }
    }
    return findings;
  }

  private Optional<String> bad(WordingRule rule, Example example) {
    List<WordingMatch> found = matches(rule, example);
    if (asMarked(example, found)) {
      return Optional.empty();
    }
    if (example.marks().isEmpty()) {
      return Optional.of("the rule must flag the whole draft, but finds " + names(found));
    }
    String marked = example.marks()
        .stream()
        .map(span -> "'" + span.of(example.draft()) + "'")
        .collect(Collectors.joining(", "));
    return Optional.of("the rule must find " + marked + ", but finds " + names(found));
  }

  /** Whether a rule found what a bad example marks, and nothing else. */
  static boolean asMarked(Example example, List<WordingMatch> found) {
    if (example.marks().isEmpty()) {
      return found.size() == 1 && found.getFirst().span().isEmpty();
    }
    List<Span> spans = found.stream()
        .flatMap(match -> match.span().stream())
        .sorted(Comparator.comparingInt(Span::start))
        .toList();
    return spans.equals(example.marks()) && found.size() == spans.size();
  }

  /** What the rules read of an example. */
  static Turn turn(Example example) {
    return new Turn(example.draft(), example.question(),
        example.turn().isPresent() && example.turn().getAsInt() == 1, example.closing());
  }

  private List<WordingMatch> matches(WordingRule rule, Example example) {
    WordingMatcher own = rule.form() instanceof Form.Like ? meanings : matcher;
    return own.matches(turn(example))
        .stream()
        .filter(match -> match.rule().id().equals(rule.id()))
        .toList();
  }

  private static String names(List<WordingMatch> found) {
    return found.isEmpty()
        ? "nothing"
        : found.stream()
            .map(match -> match.span().isPresent() ? "'" + match.found() + "'" : "the whole draft")
            .collect(Collectors.joining(", "));
  }

  private static LintFinding error(WordingRule rule, Example example, String sort, String text) {
    return LintFinding.error(Places.path(rule), example.line(),
        sort + " example '" + example.draft() + "': " + text);
  }
}
