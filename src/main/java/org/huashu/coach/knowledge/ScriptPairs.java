package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.huashu.coach.check.Disagreements;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Use;
import org.huashu.coach.script.ScriptMatch;
import org.huashu.coach.script.ScriptQuery;

/**
 * Looks through a release for scripts that are the same twice or contradict each other, as
 * {@link ScriptChecks} does for one. Which scripts are compared is asked of the search, so that the
 * time grows with their number, not with its square. Belongs to one thread.
 */
public final class ScriptPairs {

  /** More nobody works off. */
  private static final int MOST = 5_000;
  /** So many similar questions of a script are searched for, beside its title and its answer. */
  private static final int QUESTIONS = 3;
  /**
   * So well a script fits title and questions of another one in the mean, if both are about the
   * same; one that fits a single question by a shared word is not.
   */
  private static final double SAME_MATTER = 0.42;

  private final Release release;
  private final Instant at;
  private final Map<List<Object>, ScriptPair> found = new LinkedHashMap<>();
  private final Map<String, List<Script>> claimed = new HashMap<>();

  private ScriptPairs(Release release, Instant at) {
    this.release = release;
    this.at = at;
  }

  /**
   * The pairs of a release, whose lease the caller holds.
   *
   * @param at as of when scripts are valid
   * @param goOn asked between scripts; false stops it
   * @return empty when it was stopped
   */
  public static Optional<List<ScriptPair>> of(Release release, Instant at, BooleanSupplier goOn) {
    ScriptPairs pairs = new ScriptPairs(release, at);
    Map<Use, List<Script>> others = new HashMap<>();
    for (Script script : release.knowledge().scripts()) {
      if (!goOn.getAsBoolean()) {
        return Optional.empty();
      }
      pairs.claims(script);
      if (script.use() == Use.ANSWER) {
        pairs.near(script);
      } else {
        List<Script> alike = others.computeIfAbsent(script.use(), _ -> new ArrayList<>());
        alike.forEach(other -> pairs.copies(script, other));
        alike.add(script);
      }
    }
    return Optional.of(pairs.found.values().stream().limit(MOST).toList());
  }

  private void claims(Script script) {
    for (String question : script.questions()) {
      List<Script> others =
          claimed.computeIfAbsent(ScriptLint.folded(question), _ -> new ArrayList<>());
      for (Script other : others) {
        if (!other.id().equals(script.id()) && meet(script, other)) {
          add(script, other, ScriptChecks.Kind.QUESTION_TAKEN, new Words(question, ""));
        }
      }
      others.add(script);
    }
  }

  private void near(Script script) {
    Map<String, Script> alike = new LinkedHashMap<>();
    Map<String, Double> fitting = new HashMap<>();
    List<String> asked = new ArrayList<>(List.of(script.title()));
    script.questions().stream().limit(QUESTIONS).forEach(asked::add);
    asked.forEach(question -> matches(script, question).forEach(match -> {
      alike.put(match.script().id(), match.script());
      fitting.merge(match.script().id(), match.score() / asked.size(), Double::sum);
    }));
    matches(script, script.answer())
        .forEach(match -> alike.put(match.script().id(), match.script()));
    alike.remove(script.id());
    alike.values().forEach(other -> copies(script, other));
    List<Script> same = alike.values()
        .stream()
        .filter(other -> fitting.getOrDefault(other.id(), 0.0) >= SAME_MATTER)
        .toList();
    Disagreements.of(script.answer(), same)
        .forEach(it -> add(script, it.other(), ScriptChecks.Kind.CONTRADICTION,
            new Words(it.said(), it.theirs())));
  }

  private List<ScriptMatch> matches(Script script, String text) {
    String shop = script.scope().shops().stream().findFirst().orElse("");
    return text.isBlank()
        ? List.of()
        : release.scripts()
            .thorough(new ScriptQuery(text, shop, Optional.empty(), Optional.empty(), at,
                ScriptChecks.MOST_NEAR))
            .matches();
  }

  private void copies(Script script, Script other) {
    long common = ScriptChecks.copied(script.answer(), other.answer());
    if (common > 0 && meet(script, other)) {
      add(script, other, ScriptChecks.Kind.DUPLICATE, new Words(Long.toString(common), ""));
    }
  }

  private static boolean meet(Script script, Script other) {
    return ScriptLint.meet(script.scope(), other.scope());
  }

  /** What one says, and what the other. */
  private record Words(String said, String theirs) {}

  private void add(Script script, Script other, ScriptChecks.Kind kind, Words words) {
    boolean turned = script.id().compareTo(other.id()) > 0;
    boolean both = turned && !words.theirs().isEmpty();
    String first = turned ? other.id() : script.id();
    String second = turned ? script.id() : other.id();
    found.putIfAbsent(List.of(first, second, kind), new ScriptPair(first, second, kind,
        both ? words.theirs() : words.said(), both ? words.said() : words.theirs()));
  }
}
