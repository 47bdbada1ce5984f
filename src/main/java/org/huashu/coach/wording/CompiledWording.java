package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.CompiledRule.Reading;
import org.huashu.coach.wording.RememberedMatches.Found;
import org.huashu.coach.wording.WordingRule.Form.Like;
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

  private final TextReading.Tools tools;
  private final List<CompiledRule> rules;
  /** By list of phrases: the rule that may report them, or -1. */
  private final int[] reporters;
  private final BitSet unasked = new BitSet();
  private final boolean readsQuestion;
  private final Hearing hearing;
  private final RememberedMatches remembered;

  private CompiledWording(WordingCompiler compiler, Segmenter segmenter, Meaning meaning) {
    this.rules = compiler.rules();
    this.tools = new TextReading.Tools(compiler.index(),
        new LikeClauses(rules.stream().map(CompiledRule::rule).toList(), meaning), segmenter,
        compiler.denials());
    this.reporters = compiler.reporters();
    for (int i = 0; i < rules.size(); i++) {
      unasked.set(i, rules.get(i).speaksUnasked());
    }
    this.readsQuestion = rules.stream()
        .map(rule -> rule.rule().conditions())
        .anyMatch(it -> it.voice() == Voice.QUESTION || !it.question().isEmpty());
    this.hearing = new Hearing(rules, tools);
    this.remembered = new RememberedMatches();
  }

  /**
   * Compiles rules, with nothing that excuses hits but words.
   *
   * @param allowed innocent words: a hit wholly inside one of them is dropped
   * @param segmenter knows words that short phrases must not cut
   * @throws InvalidWordingException that names the rule and what is wrong with it
   */
  public static CompiledWording compile(List<WordingRule> rules, List<String> allowed,
      Segmenter segmenter) {
    return compile(rules, Excuses.of(allowed), segmenter, Meaning.NONE);
  }

  /**
   * Compiles rules, those of kind {@code like} too.
   *
   * @param excuses what makes hits of any rule innocent
   * @param segmenter knows words that short phrases must not cut
   * @param meaning what clauses mean
   * @throws InvalidWordingException that names the rule and what is wrong with it
   */
  public static CompiledWording compile(List<WordingRule> rules, Excuses excuses,
      Segmenter segmenter, Meaning meaning) {
    WordingCompiler compiler = new WordingCompiler(excuses);
    rules.stream().sorted(Comparator.comparing(WordingRule::id)).forEach(compiler::add);
    return new CompiledWording(compiler, segmenter, meaning);
  }

  @Override
  public boolean knowsMeaning() {
    return tools.clauses().isEmpty() || tools.clauses().isReady();
  }

  @Override
  public List<WordingMatch> matches(Turn turn) {
    Turn heard = hearing.of(turn);
    Optional<Found> known = remembered.of(heard);
    if (known.isPresent() && (known.get().whole() || isUnlikeAnything(heard, known.get()))) {
      return known.get().matches();
    }
    List<WordingMatch> matches = matchesAfresh(heard);
    boolean whole = tools.clauses().knows(heard.draft()) && tools.clauses().knows(heard.question());
    if (whole || matches.stream().noneMatch(match -> match.rule().form() instanceof Like)) {
      remembered.put(heard, new Found(matches, whole));
    }
    return matches;
  }

  /** The same, but nothing is taken from memory or put into it: what a text costs by itself. */
  public List<WordingMatch> matchesAfresh(Turn turn) {
    return List.copyOf(matches(read(turn)));
  }

  /** Whether no clause is like one of a rule, as far as that is known by now. */
  private boolean isUnlikeAnything(Turn turn, Found known) {
    LikeClauses clauses = tools.clauses();
    if (!clauses.isReady()) {
      return true;
    }
    if (!clauses.in(turn.draft()).isEmpty() || !clauses.in(turn.question()).isEmpty()) {
      return false;
    }
    if (clauses.knows(turn.draft()) && clauses.knows(turn.question())) {
      remembered.put(turn, new Found(known.matches(), true));
    }
    return true;
  }

  private List<WordingMatch> matches(Reading reading) {
    List<CompiledRule> speakers = speakers(reading);
    if (speakers.isEmpty()) {
      return List.of();
    }
    locate(speakers, reading);
    List<WordingMatch> matches = new ArrayList<>();
    for (CompiledRule rule : speakers) {
      matches.addAll(rule.matches(reading));
    }
    if (matches.size() > 1) {
      matches.sort(BY_PLACE);
      return withoutTail(withoutVaguer(matches));
    }
    return matches;
  }

  /** An interjection that only ends what is found anyway (我哪知道啊) is no finding of its own. */
  private static List<WordingMatch> withoutTail(List<WordingMatch> matches) {
    if (matches.stream().allMatch(match -> match.rule().category() == Category.FILLER)) {
      return matches;
    }
    Set<Integer> ends = matches.stream()
        .filter(match -> match.rule().category() != Category.FILLER)
        .flatMap(match -> match.span().stream())
        .map(Span::end)
        .collect(Collectors.toSet());
    return matches.stream()
        .filter(match -> match.rule().category() != Category.FILLER
            || match.span().filter(span -> ends.contains(span.start())).isEmpty())
        .toList();
  }

  /** Where the very words were found, their clause is not reported for what it means. */
  private static List<WordingMatch> withoutVaguer(List<WordingMatch> matches) {
    List<Span> exact = matches.stream()
        .filter(match -> !(match.rule().form() instanceof Like))
        .flatMap(match -> match.span().stream())
        .toList();
    return matches.stream()
        .filter(match -> !(match.rule().form() instanceof Like)
            || exact.stream().noneMatch(match.span().orElseThrow()::overlaps))
        .toList();
  }

  private Reading read(Turn turn) {
    return new Reading(turn, new TextReading(turn.draft(), tools),
        new TextReading(readsQuestion ? turn.question() : "", tools));
  }

  @Override
  public List<Decision> explain(Turn turn) {
    Reading reading = read(turn);
    BitSet asked = (BitSet) unasked.clone();
    ask(reading.draft().lists(), asked);
    ask(reading.question().lists(), asked);
    List<CompiledRule> all = asked.stream().mapToObj(rules::get).toList();
    locate(all, reading);
    return all.stream()
        .flatMap(rule -> rule.decisions(reading).stream())
        .sorted(Comparator.comparingInt((Decision decision) -> decision.span().start())
            .thenComparing(decision -> decision.rule().id()))
        .toList();
  }

  /** The rules that may have something to say, as far as that can be told quickly. */
  private List<CompiledRule> speakers(Reading reading) {
    BitSet inDraft = reading.draft().lists();
    BitSet inQuestion = reading.question().lists();
    if (inDraft.isEmpty() && inQuestion.isEmpty() && unasked.isEmpty()) {
      return List.of();
    }
    BitSet asked = (BitSet) unasked.clone();
    ask(inDraft, asked);
    ask(inQuestion, asked);
    List<CompiledRule> speakers = new ArrayList<>();
    for (int rule = asked.nextSetBit(0); rule >= 0; rule = asked.nextSetBit(rule + 1)) {
      if (rules.get(rule).maySpeak(reading)) {
        speakers.add(rules.get(rule));
      }
    }
    return speakers;
  }

  private void ask(BitSet lists, BitSet asked) {
    for (int list = lists.nextSetBit(0); list >= 0; list = lists.nextSetBit(list + 1)) {
      if (reporters[list] >= 0) {
        asked.set(reporters[list]);
      }
    }
  }

  private static void locate(List<CompiledRule> speakers, Reading reading) {
    BitSet inDraft = new BitSet();
    BitSet inQuestion = new BitSet();
    inDraft.set(WordingCompiler.ALLOW_LIST);
    inQuestion.set(WordingCompiler.ALLOW_LIST);
    speakers.forEach(rule -> rule.want(inDraft, inQuestion));
    reading.draft().locate(inDraft);
    reading.question().locate(inQuestion);
  }
}
