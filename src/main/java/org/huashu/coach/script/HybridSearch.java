package org.huashu.coach.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Ranks scripts by their words and their meaning together. */
final class HybridSearch {

  /** So many are found by words, and so many by meaning. */
  static final int CANDIDATES = 30;

  private final LexicalSearch words;
  private final Fusion fusion;

  HybridSearch(LexicalSearch words, Fusion fusion) {
    this.words = words;
    this.fusion = fusion;
  }

  /** What is asked: its words, as they were meant, and their meaning. */
  record Asked(String text, TextVector vector) {
    /** A quarter of the logarithm of its length. */
    double length() {
      double letters = (double) text.chars().filter(Character::isLetterOrDigit).count();
      return Math.log1p(letters) / 4;
    }
  }

  /**
   * Where it is asked.
   *
   * @param offered which scripts are offered; null: all are
   * @param closeness how much a script is meant for this place more than others, in [0,1]
   * @param use how much agents lean to a script here, in [−1,1]
   */
  record Place(@Nullable Bits offered, IntToDoubleFunction closeness, IntToDoubleFunction use) {}

  /** A candidate and what is known about it. */
  record Described(int ordinal, double[] features) {}

  /** The best of the scripts that are offered, at most {@code limit}. */
  List<LexicalSearch.Found> search(Asked asked, Meaning meaning, Place place, int limit)
      throws IOException {
    List<Described> all = described(asked, meaning, place, Math.max(limit, CANDIDATES));
    record Ranked(Described script, double order) {}
    List<Ranked> ranked = all.stream()
        .map(script -> new Ranked(script, fusion.order(script.features())))
        .sorted(Comparator.comparingDouble(Ranked::order)
            .reversed()
            .thenComparingInt(it -> it.script().ordinal()))
        .limit(limit)
        .toList();
    List<LexicalSearch.Found> found = new ArrayList<>();
    // Whether anything fits is not for the agents' habits to decide.
    double first = all.stream()
        .max(Comparator.comparingDouble((Described it) -> fusion.orderByItself(it.features()))
            .thenComparing(Comparator.comparingInt(Described::ordinal).reversed()))
        .map(it -> fusion.fits(it.features()))
        .orElse(0.0);
    for (Ranked it : ranked) {
      double score = Fusion.behind(first, ranked.getFirst().order() - it.order());
      found.add(new LexicalSearch.Found(it.script().ordinal(), score,
          fusion.shares(it.script().features(), score)));
    }
    return found;
  }

  /** The candidates by words and by meaning, by ordinal. */
  List<Described> described(Asked asked, Meaning meaning, Place place, int most)
      throws IOException {
    Meaning.Near near = meaning.near(asked.vector(), place.offered(), most);
    var wanted = new LexicalSearch.Candidates(most, near.best());
    LexicalSearch.Words said = words.words(asked.text(), place.offered(), wanted);
    int[] scripts = said.tallies().stream().mapToInt(Tally::ordinal).toArray();
    double[][] features = new double[scripts.length][Feature.values().length];
    meaning.describe(scripts, near, features);
    double length = asked.length();
    List<Described> described = new ArrayList<>();
    for (int i = 0; i < scripts.length; i++) {
      features[i][Feature.LENGTH.ordinal()] = length;
      said.describe(i, features[i]);
      features[i][Feature.CLOSENESS.ordinal()] = place.closeness().applyAsDouble(scripts[i]);
      features[i][Feature.USE.ordinal()] = place.use().applyAsDouble(scripts[i]);
      described.add(new Described(scripts[i], features[i]));
    }
    return described;
  }
}
