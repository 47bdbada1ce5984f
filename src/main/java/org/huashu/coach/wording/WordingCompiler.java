package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.huashu.coach.wording.WordingRule.Form.Length;
import org.huashu.coach.wording.WordingRule.Form.Like;
import org.huashu.coach.wording.WordingRule.Form.Limit;
import org.huashu.coach.wording.WordingRule.Form.Near;
import org.huashu.coach.wording.WordingRule.Form.Pattern;
import org.huashu.coach.wording.WordingRule.Form.Prefer;
import org.huashu.coach.wording.WordingRule.Form.Require;
import org.huashu.coach.wording.WordingRule.Voice;

/** Turns rules into lists of phrases with numbers, and the numbers back into rules. Used once. */
final class WordingCompiler {

  static final int ALLOW_LIST = 0;

  private static final int CONDITION = -1;

  private final Map<Phrase, List<Integer>> listsOf = new HashMap<>();
  /** By list: the number of the rule that may report its phrases; -1 for conditions. */
  private final List<Integer> reporters = new ArrayList<>();
  /** By list: the disguises in which its phrases are found, as bits. */
  private final List<Integer> disguises = new ArrayList<>();
  /** By list: what it must not be found through; most rules leave nothing out. */
  private final Map<Integer, Exactness> exact = new HashMap<>();
  private final List<CompiledRule> rules = new ArrayList<>();

  private final Denials denials;

  WordingCompiler(Excuses excuses) {
    list("allowed word", excuses.allowed(), CONDITION, 0);
    this.denials = new Denials(excuses.denials());
  }

  /** @throws InvalidWordingException when it cannot be compiled, or its id is taken */
  void add(WordingRule rule) {
    if (!rules.isEmpty() && rules.getLast().rule().id().equals(rule.id())) {
      throw wrong(rule, "there are two rules of this id");
    }
    check(rule);
    String name = "rule " + rule.id();
    Conditions conditions = rule.conditions();
    List<Integer> hits = new ArrayList<>();
    List<? extends Collection<String>> wanted = wanted(rule.form());
    int rarest = rarest(wanted);
    for (int i = 0; i < wanted.size(); i++) {
      int reporter = i == rarest ? reporter(rule) : CONDITION;
      hits.add(list(name, wanted.get(i), reporter, disguises(rule)));
      if (exact(rule) != 0) {
        exact.put(hits.getLast(), new Exactness(exact(rule), wanted.get(i)));
      }
    }
    CompiledRule.Lists lists =
        new CompiledRule.Lists(List.copyOf(hits), list(name, conditions.except(), CONDITION, 0),
            list(name, conditions.with(), CONDITION, 0),
            list(name, conditions.unless(), CONDITION, 0),
            list(name, conditions.question(), CONDITION, 0));
    rules.add(new CompiledRule(rule, lists, swap(rule.form()), contexts(wanted), expression(rule)));
  }

  /** What only surrounds the wording that is shown, of phrases with marks. */
  private static Map<Phrase, Extent.Context> contexts(List<? extends Collection<String>> lists) {
    Map<Phrase, Extent.Context> contexts = new HashMap<>();
    for (Collection<String> phrases : lists) {
      for (String text : phrases) {
        Extent.context(text)
            .ifPresent(it -> contexts.putIfAbsent(Phrase.of(text).orElseThrow(), it));
      }
    }
    return Map.copyOf(contexts);
  }

  /** All lists of a rule must be there, so one is enough to wake it: that of the longest words. */
  private static int rarest(List<? extends Collection<String>> lists) {
    int rarest = 0;
    for (int i = 1; i < lists.size(); i++) {
      rarest = commonness(lists.get(i)) < commonness(lists.get(rarest)) ? i : rarest;
    }
    return rarest;
  }

  /** A rough guess: every further letter makes a word ten times as rare. */
  private static double commonness(Collection<String> phrases) {
    return phrases.stream().mapToDouble(phrase -> Math.pow(10, -phrase.length())).sum();
  }

  /** What a rule requires is a condition: it speaks when that is missing. */
  private int reporter(WordingRule rule) {
    return rule.form() instanceof Require ? CONDITION : rules.size();
  }

  /** Only what an agent writes is disguised, and only what is unwanted. */
  private static int disguises(WordingRule rule) {
    boolean unwanted = rule.conditions().voice() == Voice.DRAFT
        && (rule.form() instanceof Avoid || rule.form() instanceof Prefer
            || rule.form() instanceof Near);
    return unwanted
        ? Disguise.bits(rule.conditions().disguises()) & Disguise.bits(Disguise.HIDING)
        : 0;
  }

  /** What must be written as the rule has it, as bits. */
  private static int exact(WordingRule rule) {
    return Disguise.bits(Disguise.WRITING) & ~Disguise.bits(rule.conditions().disguises());
  }

  private int list(String name, Collection<String> phrases, int reporter, int disguised) {
    int number = reporters.size();
    reporters.add(reporter);
    disguises.add(disguised);
    for (String text : phrases) {
      Phrase phrase = Phrase.of(text)
          .orElseThrow(
              () -> new InvalidWordingException(name,
                  "there is nothing to see in the phrase '" + text
                      + "'"));
      listsOf.computeIfAbsent(phrase, it -> new ArrayList<>(1)).add(number);
    }
    return number;
  }

  private static List<? extends Collection<String>> wanted(WordingRule.Form form) {
    return switch (form) {
      case Avoid avoid -> List.of(avoid.phrases());
      case Prefer prefer -> List.of(prefer.swap().keySet());
      case Require require -> List.of(require.any());
      case Limit limit -> List.of(limit.of());
      case Near near -> near.words();
      case Pattern _,Length _,Like _ -> List.of();
    };
  }

  /** Of two spellings of one phrase the first in the order of the alphabet counts. */
  private static Map<Phrase, List<String>> swap(WordingRule.Form form) {
    if (!(form instanceof Prefer prefer)) {
      return Map.of();
    }
    Map<Phrase, List<String>> swap = new HashMap<>();
    new TreeMap<>(prefer.swap())
        .forEach((text, better) -> swap.putIfAbsent(Phrase.of(text).orElseThrow(), better));
    return Map.copyOf(swap);
  }

  private static Optional<Expression> expression(WordingRule rule) {
    return switch (rule.form()) {
      case Pattern pattern -> Optional
          .of(Expression.of(rule.id(), pattern.expression(), pattern.validate()));
      case Require require -> require.pattern()
          .map(pattern -> Expression.of(rule.id(), pattern, Optional.empty()));
      case Avoid _,Prefer _,Limit _,Near _,Length _,Like _ -> Optional.empty();
    };
  }

  private static void check(WordingRule rule) {
    switch (rule.form()) {
      case Avoid avoid when avoid.phrases().isEmpty() -> throw wrong(rule, "it has no phrases");
      case Prefer prefer when prefer.swap().isEmpty() -> throw wrong(rule, "'swap' is empty");
      case Require require when require.any().isEmpty() && require.pattern().isEmpty() ->
        throw wrong(rule, "it has neither 'any' nor 'pattern'");
      case Limit limit when limit.of().isEmpty() || limit.max() < 0 ->
        throw wrong(rule, "it needs phrases in 'of', and a 'max' of at least 0");
      case Length length when length.maxLength() < 1 ->
        throw wrong(rule, "'max-length' must be at least 1");
      case Near near -> check(rule, near);
      case Like like when like.clauses().isEmpty() -> throw wrong(rule, "it has no clauses");
      default -> {
      }
    }
  }

  private static void check(WordingRule rule, Near near) {
    int lists = near.words().size();
    if (lists < 2 || lists > Proximity.MOST_LISTS) {
      throw wrong(rule, "'words' must have 2 to " + Proximity.MOST_LISTS + " lists, not " + lists);
    }
    if (near.words().stream().anyMatch(List::isEmpty)) {
      throw wrong(rule, "a list of 'words' is empty");
    }
    if (near.within() < 0) {
      throw wrong(rule, "'within' must be at least 0");
    }
  }

  private static InvalidWordingException wrong(WordingRule rule, String problem) {
    return new InvalidWordingException("rule " + rule.id(), problem);
  }

  PhraseIndex index() {
    return new PhraseIndex(listsOf, disguises.stream().mapToInt(bits -> bits).toArray(), exact);
  }

  Denials denials() {
    return denials;
  }

  List<CompiledRule> rules() {
    return List.copyOf(rules);
  }

  /** By list: the number of the rule that may report its phrases; -1 for conditions. */
  int[] reporters() {
    return reporters.stream().mapToInt(rule -> rule).toArray();
  }
}
