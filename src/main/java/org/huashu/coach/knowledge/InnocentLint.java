package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;

/**
 * Looks for common words in which a rule finds something, and for pairs of common words at whose
 * border it does, although none of them is a phrase of it: 可靠 for 靠, 反感 for 返感 by its sound, 路口 and
 * 交通 for 口交. What words, exceptions and the allow list excuse is found by no rule.
 */
final class InnocentLint {

  private static final int MOST_NAMED = 5;
  /** Words at each side of a border that are tried: the most common ones. */
  private static final int NEIGHBOURS = 3;
  /** Pairs are made of so many of the most common words; of rarer ones they hardly ever meet. */
  private static final int WORDS_OF_PAIRS = 5_000;
  /** Longer phrases are hardly ever put together by chance. */
  private static final int LONGEST_AT_BORDER = 3;

  private final Places places;
  private final Map<String, Map<String, Set<String>>> found = new HashMap<>();

  InnocentLint(KnowledgeFiles files, KnowledgeBase knowledge, RuleCompiler compiler,
      List<String> words) {
    this.places = new Places(files);
    if (!words.isEmpty()) {
      WordingMatcher matcher = compiler.compile(
          knowledge.rules()
              .stream()
              .filter(InnocentLint::isAboutWords)
              .map(InnocentLint::always)
              .toList(),
          knowledge.words().excuses());
      words.forEach(word -> look(matcher, word, word, Set.of()));
      Borders borders = new Borders(words.subList(0, Math.min(words.size(), WORDS_OF_PAIRS)));
      for (WordingRule rule : knowledge.rules()) {
        if (isAboutWords(rule)) {
          PhraseLint.phrases(rule.form())
              .forEach(phrase -> borders.around(phrase)
                  .forEach((pair, name) -> look(matcher, pair, name, Set.of(rule.id()))));
        }
      }
    }
  }

  List<LintFinding> lint(WordingRule rule) {
    List<LintFinding> findings = new ArrayList<>();
    found.getOrDefault(rule.id(), Map.of()).forEach((hit, words) -> {
      String named = String.join(", ", words.stream().limit(MOST_NAMED).toList());
      String more =
          words.size() > MOST_NAMED ? " and " + (words.size() - MOST_NAMED) + " more" : "";
      findings.add(LintFinding.warning(Places.path(rule), places.line(rule, hit),
          "'" + hit + "' is found in common words: " + named + more
              + "; innocent ones belong into 'except' or words/allow.txt"));
    });
    return findings;
  }

  /** @param only the rules that count; empty for all */
  private void look(WordingMatcher matcher, String text, String name, Set<String> only) {
    for (WordingMatch match : matcher.matches(new Turn(text, "", false, false))) {
      WordingRule rule = match.rule();
      Span span = match.span().orElseThrow();
      boolean itself = span.length() == text.length()
          && PhraseLint.phrases(rule.form()).contains(text);
      if (!itself && (only.isEmpty() || only.contains(rule.id()))) {
        found.computeIfAbsent(rule.id(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(match.found(), _ -> new LinkedHashSet<>())
            .add(name);
      }
    }
  }

  private static boolean isAboutWords(WordingRule rule) {
    boolean words = rule.form() instanceof Form.Avoid || rule.form() instanceof Form.Prefer;
    return words && rule.conditions().voice() == Voice.DRAFT && rule.conditions().at().isEmpty();
  }

  /** The rule as it speaks when all that it waits for is there. */
  private static WordingRule always(WordingRule rule) {
    Conditions own = rule.conditions();
    return new WordingRule(rule.id(), rule.category(), rule.severity(), rule.message(), rule.why(),
        rule.source(), rule.form(),
        new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(), List.of(), own.unless(),
            own.except(), own.at(), own.grade(), own.disguises()),
        rule.examples());
  }

  /** Finds words that may stand side by side so that a phrase lies across their border. */
  private static final class Borders {

    private final Map<String, List<String>> ending = new HashMap<>();
    private final Map<String, List<String>> beginning = new HashMap<>();
    private final Set<String> words;

    Borders(List<String> words) {
      this.words = new HashSet<>(words);
      for (String word : words) {
        for (int i = 1; i < word.length(); i++) {
          add(ending, word.substring(i), word);
          add(beginning, word.substring(0, i), word);
        }
      }
    }

    private static void add(Map<String, List<String>> map, String part, String word) {
      List<String> known = map.computeIfAbsent(part, _ -> new ArrayList<>(NEIGHBOURS));
      if (known.size() < NEIGHBOURS) {
        known.add(word);
      }
    }

    /** By both words together: the two, joined for people. */
    Map<String, String> around(String phrase) {
      Map<String, String> pairs = new LinkedHashMap<>();
      boolean tooLong = phrase.length() > LONGEST_AT_BORDER;
      for (int i = 1; i < phrase.length() && !tooLong && !words.contains(phrase); i++) {
        for (String first : ending.getOrDefault(phrase.substring(0, i), List.of())) {
          for (String second : beginning.getOrDefault(phrase.substring(i), List.of())) {
            pairs.put(first + second, first + "+" + second);
          }
        }
      }
      return pairs;
    }
  }
}
