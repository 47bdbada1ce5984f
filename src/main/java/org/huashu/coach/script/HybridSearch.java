package org.huashu.coach.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Ranks scripts by their words and their meaning together. */
final class HybridSearch {

  /** So many are found by words, and so many by meaning. */
  static final int CANDIDATES = 30;
  private static final int FEATURES = Feature.values().length;

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
      int letters = 0;
      for (int i = 0; i < text.length(); i++) {
        letters += Character.isLetterOrDigit(text.charAt(i)) ? 1 : 0;
      }
      return Math.log1p(letters) / 4;
    }
  }

  /**
   * Where it is asked.
   *
   * @param offered which scripts are offered; null: all are
   * @param closeness how much a script is meant for this place more than others, in [0,1]
   * @param use how much agents lean to a script here, in [−1,1]
   * @param topic how lately its topic was spoken of, in [0,1]
   */
  record Place(@Nullable Bits offered, IntToDoubleFunction closeness, IntToDoubleFunction use,
      IntToDoubleFunction topic) {}

  /** A candidate and what is known about it. */
  record Described(int ordinal, double[] features) {}

  /** The best of the scripts that are offered, at most {@code limit}. */
  List<LexicalSearch.Found> search(Asked asked, Meaning meaning, Place place, int limit)
      throws IOException {
    List<Described> all = described(asked, meaning, place, Math.max(limit, CANDIDATES));
    List<Ranked> ranked = ranked(all, limit);
    // Whether anything fits is not for habits or the talk before to decide.
    double first = fits(all);
    List<LexicalSearch.Found> found = new ArrayList<>();
    for (Ranked it : ranked) {
      double score = Fusion.behind(first, ranked.getFirst().order() - it.order());
      found.add(new LexicalSearch.Found(it.script().ordinal(), score,
          fusion.shares(it.script().features(), score)));
    }
    return found;
  }

  private record Ranked(Described script, double order) {}

  /** The first of those that come by ordinal. */
  private List<Ranked> ranked(List<Described> all, int limit) {
    List<Ranked> ranked = new ArrayList<>(limit + 1);
    for (Described script : all) {
      double order = fusion.order(script.features());
      int at = ranked.size();
      while (at > 0 && ranked.get(at - 1).order() < order) {
        at--;
      }
      if (at < limit) {
        ranked.add(at, new Ranked(script, order));
        if (ranked.size() > limit) {
          ranked.removeLast();
        }
      }
    }
    return ranked;
  }

  /** How likely it is that the first one fits. */
  private double fits(List<Described> all) {
    Described first = null;
    double most = Double.NEGATIVE_INFINITY;
    for (Described script : all) {
      double order = fusion.orderByItself(script.features());
      if (order > most) {
        most = order;
        first = script;
      }
    }
    return first == null ? 0 : fusion.fits(first.features());
  }

  /** The candidates by words and by meaning, by ordinal. */
  List<Described> described(Asked asked, Meaning meaning, Place place, int most)
      throws IOException {
    Meaning.Near near = meaning.near(asked.vector(), place.offered(), most);
    var wanted = new LexicalSearch.Candidates(most, near.best());
    LexicalSearch.Words said = words.words(asked.text(), place.offered(), wanted);
    int[] scripts = said.scripts();
    double[][] features = new double[scripts.length][FEATURES];
    meaning.describe(scripts, near, features);
    double length = asked.length();
    List<Described> described = new ArrayList<>();
    for (int i = 0; i < scripts.length; i++) {
      features[i][Feature.LENGTH.ordinal()] = length;
      said.describe(i, features[i]);
      features[i][Feature.CLOSENESS.ordinal()] = place.closeness().applyAsDouble(scripts[i]);
      features[i][Feature.USE.ordinal()] = place.use().applyAsDouble(scripts[i]);
      features[i][Feature.TOPIC.ordinal()] = place.topic().applyAsDouble(scripts[i]);
      described.add(new Described(scripts[i], features[i]));
    }
    return described;
  }
}
