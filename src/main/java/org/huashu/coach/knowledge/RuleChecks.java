package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.huashu.coach.wording.Decision;
import org.huashu.coach.wording.Excuses;
import org.huashu.coach.wording.InvalidWordingException;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatch;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Example;

/** Looks at a rule while it is written: what is wrong in its fields, and what its examples say. */
public final class RuleChecks {

  private static final Pattern QUOTED = Pattern.compile("'([a-z-]+)'");

  private final RuleCompiler compiler;
  private final Excuses excuses;

  /** A mistake, at a field if it is about one; what is wrong, as the reader of files says it. */
  public record Fault(Optional<RuleField> field, String text) {}

  /**
   * What became of an example.
   *
   * @param field whether it is a bad or a good one
   * @param index which of its field, counted from 0
   * @param found what the rule finds in it
   * @param decisions on all places where its words stand
   * @param fits whether that is what the example says
   */
  public record Tried(RuleField field, int index, Example example, List<WordingMatch> found,
      List<Decision> decisions, boolean fits) {}

  /**
   * What is known of a rule.
   *
   * @param matcher of this rule alone; empty when it cannot be used
   */
  public record Report(Optional<WordingRule> rule, Optional<WordingMatcher> matcher,
      List<Fault> faults, List<Tried> tried) {

    /** Whether it could be published. */
    public boolean publishable() {
      return faults.isEmpty() && tried.stream().allMatch(Tried::fits);
    }
  }

  /**
   * With the compiler that the service uses.
   *
   * @param excuses what makes hits of any rule innocent
   */
  public RuleChecks(RuleCompiler compiler, Excuses excuses) {
    this.compiler = compiler;
    this.excuses = excuses;
  }

  /** Reads the card as a file would be read, and tries its examples. */
  public Report report(RuleCard card) {
    RuleYaml.Written written = RuleYaml.written(card);
    List<Mistake> mistakes = new ArrayList<>();
    Optional<WordingRule> rule =
        RuleReader.read(new Source(card.path(), mistakes), written.text());
    List<Fault> faults = new ArrayList<>();
    mistakes.forEach(mistake -> faults.add(fault(written, mistake)));
    if (rule.isEmpty() || !faults.isEmpty()) {
      return new Report(Optional.empty(), Optional.empty(), distinct(faults), List.of());
    }
    try {
      WordingMatcher matcher = compiler.compile(List.of(rule.get()), excuses);
      return new Report(rule, Optional.of(matcher), List.of(), tried(rule.get(), matcher));
    } catch (InvalidWordingException e) {
      return new Report(Optional.empty(), Optional.empty(),
          List.of(new Fault(Optional.empty(), String.valueOf(e.getMessage()))), List.of());
    }
  }

  private static List<Fault> distinct(List<Fault> faults) {
    return faults.stream().distinct().toList();
  }

  /** Where the mistake's line is; what is missing has no line but a name. */
  private static Fault fault(RuleYaml.Written written, Mistake mistake) {
    Matcher name = QUOTED.matcher(mistake.text());
    Optional<RuleField> named = Optional.empty();
    while (named.isEmpty() && name.find()) {
      named = RuleField.named(name.group(1));
    }
    boolean missing = mistake.text().endsWith("' is missing") || mistake.text().contains("needs");
    Optional<RuleField> at = Optional.ofNullable(written.fields().floorEntry(mistake.line()))
        .map(Map.Entry::getValue);
    if (mistake.text().startsWith("'examples'")) {
      return new Fault(Optional.of(RuleField.BAD), mistake.text());
    }
    return new Fault(missing && named.isPresent() ? named : at,
        mistake.text());
  }

  private static List<Tried> tried(WordingRule rule, WordingMatcher matcher) {
    List<Tried> tried = new ArrayList<>();
    List<Example> bad = rule.examples().bad();
    List<Example> good = rule.examples().good();
    IntStream.range(0, bad.size())
        .forEach(i -> tried.add(tried(matcher, RuleField.BAD, i, bad.get(i))));
    IntStream.range(0, good.size())
        .forEach(i -> tried.add(tried(matcher, RuleField.GOOD, i, good.get(i))));
    return tried;
  }

  private static Tried tried(WordingMatcher matcher, RuleField field, int index,
      Example example) {
    Turn turn = ExampleLint.turn(example);
    List<WordingMatch> found = matcher.matches(turn);
    boolean fits =
        field == RuleField.GOOD ? found.isEmpty() : ExampleLint.asMarked(example, found);
    return new Tried(field, index, example, found, matcher.explain(turn)
        .stream()
        .sorted(Comparator.comparingInt((Decision it) -> it.span().start()))
        .toList(), fits);
  }
}
