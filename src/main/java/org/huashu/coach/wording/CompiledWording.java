package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.CompiledRule.Reading;
import org.huashu.coach.wording.WordingRule.Voice;

/**
 * The matcher of a list of rules. All phrases of all rules stand in one automaton, which reads the
 * draft once; a rule is looked at only when one of its phrases is there. Neither the order of the
 * rules nor of their phrases changes what is found, and no rule changes what another finds.
 */
public final class CompiledWording implements WordingMatcher {

  private static final Comparator<WordingMatch> BY_PLACE =
      Comparator.comparingInt((WordingMatch match) -> match.span().map(Span::start).orElse(-1))
          .thenComparingInt(match -> match.span().map(span -> -span.end()).orElse(0))
          .thenComparing(match -> match.rule().id());

  private final PhraseIndex index;
  private final List<CompiledRule> rules;
  /** By list of phrases: the rule that may report them, or -1. */
  private final int[] reporters;
  private final List<Integer> unasked;
  private final boolean readsQuestion;

  private CompiledWording(WordingCompiler compiler) {
    this.index = compiler.index();
    this.rules = compiler.rules();
    this.reporters = compiler.reporters();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (rules.get(i).speaksUnasked()) {
        numbers.add(i);
      }
    }
    this.unasked = List.copyOf(numbers);
    this.readsQuestion = rules.stream()
        .map(rule -> rule.rule().conditions())
        .anyMatch(it -> it.voice() == Voice.QUESTION || !it.question().isEmpty());
  }

  /**
   * Compiles rules.
   *
   * @param allowed innocent words: a hit wholly inside one of them is dropped
   * @throws InvalidWordingException that names the rule and what is wrong with it
   */
  public static CompiledWording compile(List<WordingRule> rules, List<String> allowed) {
    WordingCompiler compiler = new WordingCompiler(allowed);
    rules.stream().sorted(Comparator.comparing(WordingRule::id)).forEach(compiler::add);
    return new CompiledWording(compiler);
  }

  @Override
  public List<WordingMatch> matches(Turn turn) {
    RawHits draft = index.scan(turn.draft());
    RawHits question = readsQuestion ? index.scan(turn.question()) : RawHits.NONE;
    boolean hit = draft.triggers(WordingCompiler.HIT_IN_DRAFT)
        || question.triggers(WordingCompiler.HIT_IN_QUESTION);
    if (!hit && !anyUnasked(turn)) {
      return List.of();
    }
    Reading reading = new Reading(turn, read(turn.draft(), draft), read(turn.question(), question));
    List<WordingMatch> matches = new ArrayList<>();
    candidates(reading).stream().forEach(rule -> matches.addAll(rules.get(rule).matches(reading)));
    matches.sort(BY_PLACE);
    return List.copyOf(matches);
  }

  private boolean anyUnasked(Turn turn) {
    for (int rule : unasked) {
      if (rules.get(rule).speaksAt(turn)) {
        return true;
      }
    }
    return false;
  }

  private TextReading read(String text, RawHits hits) {
    Map<Integer, List<Occurrence>> found = index.locate(text, hits);
    return new TextReading(text, found, WordingCompiler.ALLOW_LIST);
  }

  private BitSet candidates(Reading reading) {
    BitSet candidates = new BitSet();
    unasked.forEach(candidates::set);
    for (TextReading text : List.of(reading.draft(), reading.question())) {
      for (int list : text.lists()) {
        if (reporters[list] >= 0) {
          candidates.set(reporters[list]);
        }
      }
    }
    return candidates;
  }
}
