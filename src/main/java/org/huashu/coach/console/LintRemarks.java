package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.knowledge.LintFinding;
import org.huashu.coach.knowledge.LintFinding.Level;
import org.huashu.coach.knowledge.Mistake;

/**
 * What the look at a whole knowledge base found, for people who do not read its files: in the
 * language of the page, with the script or rule that it is about, and where that is mended.
 */
final class LintRemarks {

  /** Keys of words for what lint says; the groups are their values. */
  private static final Map<String, Pattern> SAID = said();
  private static final String SCRIPT = "script";
  private static final String OTHER = "other";
  private static final Pattern QUOTED_ALL = Pattern.compile("'[^']*'(?:, '[^']*')*");
  private static final Pattern RULE_FILE =
      Pattern.compile("rules/(?<category>[a-z0-9-]+)/(?<name>[a-z0-9-]+)\\.yaml");

  private final Visit visit;
  private final Function<String, Optional<String>> titles;

  /**
   * For a page.
   *
   * @param titles of scripts, by id
   */
  LintRemarks(Visit visit, Function<String, Optional<String>> titles) {
    this.visit = visit;
    this.titles = titles;
  }

  private static Map<String, Pattern> said() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("breaks", "the answer of '(?<script>[^']+)' breaks the rule (\\S+): '(.*)' at .*");
    said.put("breaks-whole",
        "the answer of '(?<script>[^']+)' breaks the rule (\\S+): the whole answer");
    said.put("few-questions",
        "script '(?<script>[^']+)' has (\\d+) similar questions; .* at least (\\d+)");
    said.put("team",
        "the team '(.*)' of '(?<script>[^']+)' is not in policies/teams.yaml: .*");
    said.put("taken",
        "'(.*)' of '(?<script>[^']+)' is a question of '(?<other>[^']+)' too");
    said.put("good-example", "good example '(.*)': the rule must find nothing, but finds (.*)");
    said.put("whole-example",
        "bad example '(.*)': the rule must flag the whole draft, but finds (.*)");
    said.put("bad-example", "bad example '(.*)': the rule must find (.*), but finds (.*)");
    said.put("untried", "the examples were not tried: .*");
    said.put("flagged", "the replacement '(.*)' is flagged itself, by the rule (\\S+): '(.*)'");
    said.put("dead", "the phrase '(.*)' can never be found(?:: .*)?");
    said.put("hides", "the rule hides behind (.*): all its phrases are found there");
    said.put("common", "'(.*)' is found in common words: (.*); innocent ones belong .*");
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    said.forEach((key, text) -> patterns.put(key, Pattern.compile(text, Pattern.DOTALL)));
    return patterns;
  }

  /** A finding as the page shows it; as lint says it where the page has no words. */
  PublishingModel.Finding finding(LintFinding finding) {
    Mistake mistake = finding.mistake();
    String tone = finding.level() == Level.ERROR ? "bad" : "warn";
    for (Map.Entry<String, Pattern> known : SAID.entrySet()) {
      Matcher said = known.getValue().matcher(mistake.text());
      if (said.matches()) {
        String text = visit.say("releases.lint." + known.getKey(), values(said));
        return said.namedGroups().containsKey(SCRIPT)
            ? ofScript(tone, said.group(SCRIPT), text)
            : ofFile(tone, mistake, text);
      }
    }
    return ofFile(tone, mistake, RuleRemarks.text(visit, mistake.text()));
  }

  private PublishingModel.Finding ofScript(String tone, String script, String text) {
    return new PublishingModel.Finding(tone, title(script), ScriptArea.path(script), text);
  }

  private static PublishingModel.Finding ofFile(String tone, Mistake mistake, String text) {
    Matcher rule = RULE_FILE.matcher(mistake.path());
    if (rule.matches()) {
      String id = rule.group("category") + "." + rule.group("name");
      return new PublishingModel.Finding(tone, id, RuleArea.path(id), text);
    }
    return new PublishingModel.Finding(tone,
        mistake.line() == 0 ? mistake.path() : mistake.path() + ":" + mistake.line(), "", text);
  }

  /** What the groups hold, but for the script itself, which the page names beside. */
  private Object[] values(Matcher said) {
    Map<String, Integer> named = said.namedGroups();
    List<Object> values = new ArrayList<>();
    for (int i = 1; i <= said.groupCount(); i++) {
      if (Integer.valueOf(i).equals(named.get(OTHER))) {
        values.add(title(said.group(i)));
      } else if (!Integer.valueOf(i).equals(named.get(SCRIPT))) {
        values.add(quoted(said.group(i)));
      }
    }
    return values.toArray();
  }

  private String title(String script) {
    return titles.apply(script).orElse(script);
  }

  /** What rules find, as the pages quote it. */
  private String quoted(String found) {
    return switch (found) {
      case "nothing" -> visit.say("rules.tried.nothing");
      case "the whole draft" -> visit.say("rules.tried.all");
      default ->
        QUOTED_ALL.matcher(found).matches() ? found.replaceAll("'([^']*)'", "“$1”") : found;
    };
  }
}
