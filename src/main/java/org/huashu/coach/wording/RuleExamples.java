package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Example;

/**
 * Holds rules to their own examples: a bad one must be found exactly where it is marked, a good one
 * not at all. A rule is tried alone, with the allow list.
 */
public final class RuleExamples {

  private final List<String> allowed;

  /** @param allowed innocent words for every rule */
  public RuleExamples(List<String> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /**
   * An example that is not as the rule says.
   *
   * @param rule the rule's id
   * @param line where the example stands in its file, counted from 1
   * @param problem what was expected and what was found, marked with {@code [} and {@code ]}
   */
  public record Failure(String rule, int line, String problem) {}

  /**
   * The examples that fail, in their order, the bad ones first.
   *
   * @throws InvalidWordingException when the rule cannot be compiled
   */
  public List<Failure> failures(WordingRule rule) {
    WordingMatcher matcher = CompiledWording.compile(List.of(rule), allowed);
    List<Failure> failures = new ArrayList<>();
    for (Example example : rule.examples().bad()) {
      List<Optional<Span>> wanted = example.marks().isEmpty()
          ? List.of(Optional.empty())
          : example.marks().stream().map(Optional::of).toList();
      compare(matcher, example, wanted)
          .ifPresent(problem -> failures.add(failure(rule, example, "bad example " + problem)));
    }
    for (Example example : rule.examples().good()) {
      compare(matcher, example, List.of())
          .ifPresent(problem -> failures.add(failure(rule, example, "good example " + problem)));
    }
    return failures;
  }

  private static Failure failure(WordingRule rule, Example example, String problem) {
    return new Failure(rule.id(), example.line(), problem);
  }

  private static Optional<String> compare(WordingMatcher matcher, Example example,
      List<Optional<Span>> wanted) {
    boolean first = example.turn().isPresent() && example.turn().getAsInt() == 1;
    Turn turn = new Turn(example.draft(), example.question(), first, example.closing());
    List<Optional<Span>> found =
        matcher.matches(turn).stream().map(WordingMatch::span).toList();
    if (found.equals(wanted)) {
      return Optional.empty();
    }
    return Optional.of("must be " + shown(example.draft(), wanted) + " but is "
        + shown(example.draft(), found));
  }

  /** The draft with marks, and what no mark can say. */
  private static String shown(String draft, List<Optional<Span>> spans) {
    if (spans.isEmpty()) {
      return "\"" + draft + "\" (nothing found)";
    }
    if (spans.stream().anyMatch(Optional::isEmpty)) {
      return "\"" + draft + "\" (found as a whole)";
    }
    StringBuilder marked = new StringBuilder(draft);
    for (Optional<Span> span : spans.reversed()) {
      span.ifPresent(it -> marked.insert(it.end(), ']').insert(it.start(), '['));
    }
    return "\"" + marked + "\"";
  }
}
