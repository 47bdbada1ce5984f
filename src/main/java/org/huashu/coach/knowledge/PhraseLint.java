package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Voice;

/** Looks at the phrases of rules, and at what is offered in their place. */
final class PhraseLint {

  private static final Examples NO_EXAMPLES = new Examples(List.of(), List.of());

  private final Places places;
  private final WordingMatcher matcher;
  private final Set<String> dead;
  private final Set<String> allowed;
  /** Ids of rules, a space, a phrase of them. */
  private final Set<String> excused;

  PhraseLint(KnowledgeFiles files, KnowledgeBase knowledge, RuleCompiler compiler,
      WordingMatcher matcher) {
    this.places = new Places(files);
    this.matcher = matcher;
    Set<String> phrases = new LinkedHashSet<>();
    knowledge.rules().forEach(rule -> phrases.addAll(phrases(rule.form())));
    this.dead = silent(phrases, compiler, Excuses.NONE);
    this.allowed = silent(phrases, compiler, Excuses.of(knowledge.words().allowed()));
    this.excused = excused(knowledge.rules(), compiler);
  }

  /** Phrases that the rule's own conditions silence wherever they stand. */
  private static Set<String> excused(List<WordingRule> rules, RuleCompiler compiler) {
    Map<String, WordingRule> probes = new LinkedHashMap<>();
    Map<String, String> phraseOf = new HashMap<>();
    for (WordingRule rule : rules) {
      Conditions own = rule.conditions();
      boolean asked = own.voice() == Voice.DRAFT && !(rule.form() instanceof Form.Require);
      if (asked && (!own.except().isEmpty() || !own.unless().isEmpty())) {
        Conditions excuses = new Conditions(Voice.DRAFT, Moment.ALWAYS, List.of(), List.of(),
            own.unless(), own.except(), Set.of(), Optional.empty(), own.disguises());
        for (String phrase : phrases(rule.form())) {
          String id = "probe." + probes.size();
          probes.put(id, probe(id, phrase, excuses));
          phraseOf.put(id, rule.id() + ' ' + phrase);
        }
      }
    }
    WordingMatcher matcher = compiler.compile(List.copyOf(probes.values()), Excuses.NONE);
    Set<String> excused = new HashSet<>();
    probes.forEach((id, probe) -> {
      String phrase = ((Form.Avoid) probe.form()).phrases().getFirst();
      boolean found = matcher.matches(new Turn(phrase, "", false, false))
          .stream()
          .anyMatch(match -> match.rule().id().equals(id));
      if (!found) {
        excused.add(phraseOf.getOrDefault(id, ""));
      }
    });
    return excused;
  }

  List<LintFinding> lint(WordingRule rule) {
    List<LintFinding> findings = new ArrayList<>();
    for (String phrase : phrases(rule.form())) {
      String text = complaint(rule, phrase);
      if (!text.isEmpty()) {
        findings.add(LintFinding.error(Places.path(rule), places.line(rule, phrase), text));
      }
    }
    for (String replacement : replacements(rule.form())) {
      flagged(replacement).forEach(match -> findings.add(LintFinding.error(Places.path(rule),
          places.line(rule, replacement), "the replacement '" + replacement
              + "' is flagged itself, by the rule " + match.rule().id() + ": '" + match.found()
              + "'")));
    }
    return findings;
  }

  private String complaint(WordingRule rule, String phrase) {
    if (dead.contains(phrase)) {
      return "the phrase '" + phrase + "' can never be found";
    }
    if (allowed.contains(phrase)) {
      return "the phrase '" + phrase + "' can never be found: words/allow.txt allows it";
    }
    if (rule.conditions().except().contains(phrase)) {
      return "the phrase '" + phrase + "' can never be found: 'except' holds it too";
    }
    return excused.contains(rule.id() + ' ' + phrase)
        ? "the phrase '" + phrase + "' can never be found: 'except' or 'unless' holds it, or a part"
        : "";
  }

  /** The places where a replacement is worth a warning or a stop. */
  private Stream<WordingMatch> flagged(String replacement) {
    return matcher.matches(new Turn(replacement, "", false, false))
        .stream()
        .filter(match -> match.span().isPresent() && match.rule().severity() != Severity.INFO);
  }

  /** The phrases that are not found in their own text. */
  private static Set<String> silent(Set<String> phrases, RuleCompiler compiler,
      Excuses excuses) {
    Map<String, String> ids = new LinkedHashMap<>();
    List<WordingRule> probes = new ArrayList<>();
    for (String phrase : phrases) {
      String id = "probe." + probes.size();
      ids.put(phrase, id);
      probes.add(probe(id, phrase, Conditions.NONE));
    }
    WordingMatcher matcher = compiler.compile(probes, excuses);
    Set<String> silent = new HashSet<>();
    ids.forEach((phrase, id) -> {
      if (matcher.matches(new Turn(phrase, "", false, false))
          .stream()
          .noneMatch(match -> match.rule().id().equals(id))) {
        silent.add(phrase);
      }
    });
    return silent;
  }

  private static WordingRule probe(String id, String phrase, Conditions conditions) {
    return new WordingRule(id, Category.BANNED, Severity.INFO, "", "", "",
        new Form.Avoid(List.of(phrase), List.of()), conditions, NO_EXAMPLES);
  }

  /** What a rule looks for, as it is written in its file. */
  static Set<String> phrases(Form form) {
    return switch (form) {
      case Form.Avoid avoid -> new LinkedHashSet<>(avoid.phrases());
      case Form.Prefer prefer -> new LinkedHashSet<>(prefer.swap().keySet());
      case Form.Limit limit -> new LinkedHashSet<>(limit.of());
      case Form.Near near -> {
        Set<String> all = new LinkedHashSet<>();
        near.words().forEach(all::addAll);
        yield all;
      }
      case Form.Require require -> new LinkedHashSet<>(require.any());
      case Form.Pattern _,Form.Length _,Form.Like _ -> Set.of();
    };
  }

  private static Set<String> replacements(Form form) {
    return switch (form) {
      case Form.Avoid avoid -> new LinkedHashSet<>(avoid.replacements());
      case Form.Pattern pattern -> new LinkedHashSet<>(pattern.replacements());
      case Form.Near near -> new LinkedHashSet<>(near.replacements());
      case Form.Like like -> new LinkedHashSet<>(like.replacements());
      case Form.Prefer prefer -> {
        Set<String> all = new LinkedHashSet<>();
        prefer.swap().values().forEach(all::addAll);
        yield all;
      }
      case Form.Require _,Form.Limit _,Form.Length _ -> Set.of();
    };
  }
}
