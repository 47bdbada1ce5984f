package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleChecks;
import org.huashu.coach.knowledge.RuleChecks.Report;
import org.huashu.coach.knowledge.RuleChecks.Tried;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Decision;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.WordingMatch;

/** What the checks of a rule found, in the words of the page. */
final class RuleRemarks {

  /** Keys of words for what the reader of files says; the groups are their values. */
  private static final Map<String, Pattern> SAID = said();

  private final Console.Parts parts;

  RuleRemarks(Console.Parts parts) {
    this.parts = parts;
  }

  private static Map<String, Pattern> said() {
    Map<String, Pattern> said = new LinkedHashMap<>();
    said.put("missing", Pattern.compile("'[a-z-]+' is missing"));
    said.put("empty",
        Pattern.compile("(?:an item of )?'[a-z-]+' is empty|a phrase of .* is empty"));
    said.put("slot", Pattern.compile("'message' cannot say (\\{[^{}]*}); it can say .*"));
    said.put("twice", Pattern.compile("'[a-z-]+' has '(.*)' twice"));
    said.put("unmarked", Pattern.compile("'(.*)' marks nothing; .*", Pattern.DOTALL));
    said.put("marked", Pattern.compile("'(.*)' has a mark, and here .*", Pattern.DOTALL));
    said.put("open", Pattern.compile("a '\\[' without its '\\]' in '(.*)'", Pattern.DOTALL));
    said.put("close", Pattern.compile("a '\\]' without its '\\[' in '(.*)'", Pattern.DOTALL));
    said.put("nested", Pattern.compile("a mark '\\[' inside a mark in '(.*)'", Pattern.DOTALL));
    said.put("no-mark", Pattern.compile("an empty mark in '(.*)'", Pattern.DOTALL));
    said.put("number",
        Pattern.compile(".* must be a whole number from (\\d+) to (\\d+), not .*"));
    said.put("groups", Pattern.compile("'words' needs two lists of phrases or more"));
    said.put("either", Pattern.compile("it needs either '([a-z-]+)' or '([a-z-]+)'"));
    said.put("one-of", Pattern.compile("kind 'require' needs 'any', 'pattern' or both"));
    said.put("needs", Pattern.compile("'([a-z-]+)' needs (?:a )?'([a-z-]+)'"));
    said.put("many", Pattern.compile("'(.*)' stands for more than (\\d+) phrases"));
    said.put("name", Pattern.compile("'[a-z-]+' is (.*); allowed are (.*)"));
    return said;
  }

  Report report(RuleCard card) {
    Excuses excuses;
    try (CurrentRelease.Lease lease = parts.knowledge().current().acquire()) {
      excuses = lease.release().knowledge().words().excuses();
    }
    return new RuleChecks(parts.rules().compiler(), excuses).report(card);
  }

  boolean publishable(RuleCard card) {
    return report(card).publishable();
  }

  RuleCheckModel model(Visit visit, RuleCard card) {
    Report report = report(card);
    Map<String, List<String>> faults = new LinkedHashMap<>();
    for (RuleField field : RuleField.values()) {
      faults.put(field.key(), report.faults()
          .stream()
          .filter(it -> it.field().equals(Optional.of(field)))
          .map(it -> text(visit, it.text()))
          .distinct()
          .toList());
    }
    List<String> general = report.faults()
        .stream()
        .filter(it -> it.field().isEmpty())
        .map(it -> text(visit, it.text()))
        .toList();
    String message = report.tried()
        .stream()
        .flatMap(it -> it.found().stream())
        .map(WordingMatch::message)
        .findFirst()
        .orElse("");
    return new RuleCheckModel(faults, general,
        report.tried().stream().map(it -> tried(visit, it)).toList(), message,
        report.publishable());
  }

  /** A mistake in the page's language; as the reader says it where the page has no words. */
  static String text(Visit visit, String text) {
    for (Map.Entry<String, Pattern> known : SAID.entrySet()) {
      Matcher said = known.getValue().matcher(text);
      if (said.matches()) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= said.groupCount(); i++) {
          String value = said.group(i);
          values.add(RuleField.named(value).map(it -> RuleView.label(visit, it)).orElse(value));
        }
        return visit.say("rules.mistake." + known.getKey(), values.toArray());
      }
    }
    return text;
  }

  private static RuleCheckModel.Tried tried(Visit visit, Tried tried) {
    String draft = tried.example().draft();
    List<Marks.Mark> marks = tried.found()
        .stream()
        .flatMap(match -> match.span().stream())
        .map(span -> new Marks.Mark(span, "warn"))
        .toList();
    return new RuleCheckModel.Tried(
        visit.say(tried.field() == RuleField.BAD ? "rules.tried.bad" : "rules.tried.good",
            tried.index() + 1),
        tried.fits(), Marks.of(draft, marks), tried.fits() ? "" : unfit(visit, tried),
        tried.decisions().stream().map(it -> decision(visit, it)).toList());
  }

  private static String unfit(Visit visit, Tried tried) {
    if (tried.field() == RuleField.GOOD) {
      return visit.say("rules.tried.found", names(visit, tried.found()));
    }
    List<Span> marks = tried.example().marks();
    return marks.isEmpty()
        ? visit.say("rules.tried.whole", names(visit, tried.found()))
        : visit.say("rules.tried.marks", marks.stream()
            .map(span -> "“" + span.of(tried.example().draft()) + "”")
            .collect(Collectors.joining("、")), names(visit, tried.found()));
  }

  private static String names(Visit visit, List<WordingMatch> found) {
    return found.isEmpty()
        ? visit.say("rules.tried.nothing")
        : found.stream()
            .map(match -> match.span().isPresent()
                ? "“" + match.found() + "”"
                : visit.say("rules.tried.all"))
            .collect(Collectors.joining("、"));
  }

  private static String decision(Visit visit, Decision decision) {
    Set<Disguise> seen = EnumSet.noneOf(Disguise.class);
    seen.addAll(decision.disguises());
    seen.addAll(Disguise.seenIn(decision.found()));
    String outcome = visit.say(
        "rules.outcome." + decision.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        decision.found());
    return seen.isEmpty()
        ? outcome
        : outcome + visit.say("rules.disguised", seen.stream()
            .map(it -> RuleArea.choice(visit, RuleField.DISGUISES, it.wireName()))
            .collect(Collectors.joining("、")));
  }
}
