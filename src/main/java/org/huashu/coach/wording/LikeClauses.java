package org.huashu.coach.wording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Example;
import org.huashu.coach.wording.WordingRule.Form.Like;

/**
 * The clauses of all rules of kind {@code like}, and which of these a draft's clauses mean. A
 * clause is like a rule when its cosine with one of the rule's clauses is at least the rule's
 * closeness, and clearly above that with all clauses that are innocent: those under {@code unlike},
 * and those of the good examples, of all such rules. Of several rules the closest has it.
 */
final class LikeClauses {

  /** By how much a clause must be closer to a rule than to what is innocent. */
  private static final double MARGIN = 0.08;

  /** Shorter ones mean too little, longer ones too much. In letters. */
  private static final int FEWEST_LETTERS = 3;
  private static final int MOST_LETTERS = 30;
  private static final int INNOCENT = -1;
  /** What is known of a clause takes some 150 bytes. */
  private static final long MOST_KNOWN = 50_000;
  private static final String ENDS = "，。！？；：,.!?;:…~～\n\r";

  private final List<String> rules = new ArrayList<>();
  private final List<Double> closeness = new ArrayList<>();
  /** By clause: the number of its rule, or that it is innocent. */
  private final List<Integer> owners = new ArrayList<>();
  private final CompletableFuture<float[][]> vectors;
  private final Meaning meaning;
  private final Cache<String, Integer> known =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).executor(Runnable::run).build();

  /** A clause of a draft that is like one of the rule of this id. */
  record Alike(String rule, Span span) {}

  private record Clause(String letters, Span span) {}

  LikeClauses(List<WordingRule> all, Meaning meaning) {
    this.meaning = meaning;
    List<String> clauses = new ArrayList<>();
    for (WordingRule rule : all) {
      if (rule.form() instanceof Like like) {
        add(like.clauses(), rules.size(), clauses);
        add(like.unlike(), INNOCENT, clauses);
        add(rule.examples().good().stream().map(Example::draft).toList(), INNOCENT, clauses);
        rules.add(rule.id());
        closeness.add(like.closeness());
      }
    }
    this.vectors = rules.isEmpty()
        ? CompletableFuture.completedFuture(new float[0][])
        : meaning.ofRules(List.copyOf(clauses));
  }

  private void add(List<String> texts, int owner, List<String> clauses) {
    for (String text : texts) {
      for (Clause clause : clausesOf(text)) {
        clauses.add(clause.letters());
        owners.add(owner);
      }
    }
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The clauses of a text that are like one of a rule, in the order of start. */
  List<Alike> in(String text) {
    if (rules.isEmpty()) {
      return List.of();
    }
    Optional<float[][]> all = meaning.ready(vectors);
    if (all.isEmpty()) {
      return List.of();
    }
    List<Alike> found = new ArrayList<>();
    int unknown = meaning.mostNew();
    for (Clause clause : clausesOf(text)) {
      Integer rule = known.getIfPresent(clause.letters());
      if (rule == null && unknown-- > 0) {
        rule = look(clause.letters(), all.get());
      }
      if (rule != null && rule != INNOCENT) {
        found.add(new Alike(rules.get(rule), clause.span()));
      }
    }
    return found;
  }

  /** Whether {@link #in} can say anything yet. */
  boolean isReady() {
    return !rules.isEmpty() && meaning.ready(vectors).isPresent();
  }

  /** Whether {@link #in} can say no more of a text than it says now. */
  boolean knows(String text) {
    if (rules.isEmpty()) {
      return true;
    }
    for (Clause clause : clausesOf(text)) {
      if (known.getIfPresent(clause.letters()) == null) {
        return false;
      }
    }
    return true;
  }

  private int look(String letters, float[][] all) {
    return meaning.of(letters, vector -> {
      int rule = closest(vector, all);
      known.put(letters, rule);
      return rule;
    }).orElse(INNOCENT);
  }

  private int closest(float[] vector, float[][] all) {
    double innocent = -1;
    double best = -1;
    int rule = INNOCENT;
    for (int i = 0; i < all.length; i++) {
      double cosine = cosine(vector, all[i]);
      int owner = owners.get(i);
      if (owner == INNOCENT) {
        innocent = Math.max(innocent, cosine);
      } else if (cosine > best && cosine >= closeness.get(owner)) {
        best = cosine;
        rule = owner;
      }
    }
    return best >= innocent + MARGIN ? rule : INNOCENT;
  }

  /** Both are of length 1. */
  private static double cosine(float[] one, float[] other) {
    float sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static List<Clause> clausesOf(String text) {
    List<Clause> clauses = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || ENDS.indexOf(text.charAt(i)) >= 0) {
        clause(text, from, i).ifPresent(clauses::add);
        from = i + 1;
      }
    }
    return clauses;
  }

  /** What is between two offsets, from its first letter to its last. */
  private static Optional<Clause> clause(String text, int from, int to) {
    String folded = Folding.fold(text.substring(from, to));
    StringBuilder letters = new StringBuilder();
    int start = -1;
    int end = -1;
    int ideographs = 0;
    for (int i = 0; i < folded.length(); i++) {
      char letter = Folding.letter(folded.charAt(i));
      if (letter != 0) {
        start = start < 0 ? i : start;
        end = i + 1;
        letters.append(letter);
        ideographs += Character.isIdeographic(letter) ? 1 : 0;
      }
    }
    return ideographs < FEWEST_LETTERS || letters.length() > MOST_LETTERS
        ? Optional.empty()
        : Optional.of(new Clause(letters.toString(),
            new Span(from + start, Folding.afterMarks(text, from + end))));
  }
}
