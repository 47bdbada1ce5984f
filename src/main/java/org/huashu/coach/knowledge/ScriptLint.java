package org.huashu.coach.knowledge;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;

/** Looks at scripts, one after the other, and remembers their questions. */
final class ScriptLint {

  private static final int FEWEST_QUESTIONS = 4;
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Places places;
  private final WordingMatcher matcher;
  private final Teams teams;
  private final Map<String, List<Script>> claimed = new HashMap<>();

  ScriptLint(KnowledgeFiles files, WordingMatcher matcher, Teams teams) {
    this.places = new Places(files);
    this.matcher = matcher;
    this.teams = teams;
  }

  List<LintFinding> lint(Script script) {
    List<LintFinding> findings = new ArrayList<>();
    Turn turn = new Turn(script.answer(), "", script.use() == Use.GREETING,
        script.use() == Use.CLOSING);
    for (WordingMatch match : matcher.matches(turn)) {
      String text = broken(script, match);
      findings.add(isError(match)
          ? LintFinding.error(Places.path(script), places.line(script), text)
          : LintFinding.warning(Places.path(script), places.line(script), text));
    }
    if (script.questions().size() < FEWEST_QUESTIONS) {
      findings.add(warning(script, "script '" + script.id() + "' has "
          + script.questions().size() + " similar questions; it is found better with at least "
          + FEWEST_QUESTIONS));
    }
    for (String team : script.scope().teams()) {
      if (!teams.has(team)) {
        findings.add(warning(script, "the team '" + team + "' of '" + script.id()
            + "' is not in policies/teams.yaml: nobody of it is offered the script"));
      }
    }
    script.questions().forEach(question -> findings.addAll(claims(script, question)));
    return findings;
  }

  /** Whether a script with this in it must not be published. */
  static boolean isError(WordingMatch match) {
    return match.rule().severity() != Severity.INFO;
  }

  private static String broken(Script script, WordingMatch match) {
    String where = match.span()
        .map(span -> "'" + match.found() + "' at " + span.start() + " to " + span.end())
        .orElse("the whole answer");
    return "the answer of '" + script.id() + "' breaks the rule " + match.rule().id() + ": "
        + where;
  }

  /** Other scripts that claimed the same question for the same customers. */
  private List<LintFinding> claims(Script script, String question) {
    List<Script> others = claimed.computeIfAbsent(folded(question), _ -> new ArrayList<>());
    List<LintFinding> findings = new ArrayList<>();
    for (Script other : others) {
      if (meet(script.scope(), other.scope())) {
        findings.add(warning(script, "'" + question + "' of '" + script.id()
            + "' is a question of '" + other.id() + "' too"));
      }
    }
    others.add(script);
    return findings;
  }

  private LintFinding warning(Script script, String text) {
    return LintFinding.warning(Places.path(script), places.line(script), text);
  }

  static String folded(String question) {
    String compatible = Normalizer.normalize(question, Normalizer.Form.NFKC);
    return SIGNS.matcher(compatible).replaceAll("").toLowerCase(Locale.ROOT);
  }

  static boolean meet(Scope one, Scope other) {
    return meet(one.shops(), other.shops()) && meet(one.channels(), other.channels())
        && meet(one.products(), other.products()) && meetStaff(one, other) && !ends(one, other)
        && !ends(other, one);
  }

  /** An agent's own script and everybody's do not compete: the own one comes first. */
  private static boolean meetStaff(Scope one, Scope other) {
    return one.isForSome() == other.isForSome()
        && (!one.isForSome() || one.agents().stream().anyMatch(other.agents()::contains)
            || one.teams().stream().anyMatch(other.teams()::contains));
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    return one.isEmpty() || other.isEmpty() || one.stream().anyMatch(other::contains);
  }

  /** Whether one has ended when the other begins. */
  private static boolean ends(Scope one, Scope other) {
    return one.until().isPresent() && other.from().isPresent()
        && !other.from().get().isBefore(one.until().get());
  }
}
