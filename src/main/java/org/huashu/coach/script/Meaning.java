package org.huashu.coach.script;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of all texts of the scripts, and what they say about a question. Up to {@value #FLAT}
 * texts every one is looked at, which misses nothing; of more a graph finds the nearest.
 */
final class Meaning {

  /** Measured, see {@code docs/search.md}. */
  static final int FLAT = 25_000;
  /** How sharp the soft maximum is: a difference of 1 / 20 counts {@code e} times. */
  private static final int SHARPNESS = 20;
  /** The mean of few texts is chance: it counts as if so many more texts had mean 0. */
  private static final int SHRINKING = 20;

  private final TextVector[] vectors;
  private final ScriptTexts texts;
  private final List<TextVector> smallTalk;
  private final TextVector mean;
  private final float meanSquare;
  /** By script: the length of the sum of its vectors. */
  private final float[] lengths;
  private final Optional<TextGraph> graph;
  private final Level smallTalkLevel;

  /**
   * What is near to a question.
   *
   * @param best the scripts with the nearest texts, by ordinal
   */
  record Near(TextVector question, float towardsMean, float smallTalk, int[] best) {}

  /** How near something is to the scripts, by the script that is nearest to it. */
  private record Level(double nearest, double all, double whole, double store) {}

  Meaning(ScriptTexts texts, TextVector[] vectors, List<TextVector> smallTalk) {
    this(texts, vectors, smallTalk, vectors.length > FLAT);
  }

  private Meaning(ScriptTexts texts, TextVector[] vectors, List<TextVector> smallTalk,
      boolean graphed) {
    this.texts = texts;
    this.smallTalk = List.copyOf(smallTalk);
    this.vectors = vectors;
    int dimensions = vectors.length == 0 ? 0 : vectors[0].codes().length;
    double[] sum = new double[dimensions];
    lengths = new float[texts.examples().length];
    for (int script = 0; script < lengths.length; script++) {
      double[] own = new double[dimensions];
      for (int text = texts.first()[script]; text < texts.first()[script + 1]; text++) {
        vectors[text].addTo(own);
      }
      lengths[script] = (float) Math.sqrt(Arrays.stream(own).map(it -> it * it).sum());
      Arrays.setAll(sum, i -> sum[i] + own[i]);
    }
    float[] average = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      average[i] = (float) (sum[i] / (vectors.length + SHRINKING));
    }
    mean = TextVector.of(average);
    meanSquare = mean.product(mean);
    graph = graphed ? Optional.of(TextGraph.of(vectors)) : Optional.empty();
    smallTalkLevel = levelOf(smallTalk);
  }

  /**
   * The same without one script and with another one at the end. Every text is looked at, whatever
   * their number: to make a graph would take longer than to do without.
   *
   * @param gone the ordinal of the script that is gone; -1 for none
   */
  Meaning edited(int gone, ScriptTexts added, TextVector[] theirs) {
    ScriptTexts kept = gone < 0 ? texts : texts.without(gone);
    int from = gone < 0 ? 0 : texts.first()[gone];
    int to = gone < 0 ? 0 : texts.first()[gone + 1];
    TextVector[] all = Stream
        .of(Arrays.stream(vectors, 0, from), Arrays.stream(vectors, to, vectors.length),
            Arrays.stream(theirs))
        .flatMap(it -> it)
        .toArray(TextVector[]::new);
    return new Meaning(kept.and(added), all, smallTalk, false);
  }

  /** How near a text is to the nearest small talk. */
  double smallTalk(TextVector text) {
    return smallTalk.stream().mapToDouble(it -> it.product(text)).max().orElse(-1);
  }

  /** Compares a question with the texts of the scripts that are offered (null: all are). */
  Near near(TextVector question, @Nullable Bits offered, int most) {
    TopTexts best = new TopTexts(most);
    if (graph.isEmpty() || !graph.get()
        .find(question, ofTexts(offered), found -> best
            .addOnce(vectors[found].product(question), texts.scriptOf(found)))) {
      lookAtAll(question, offered, best);
    }
    float chat = 0;
    for (TextVector text : smallTalk) {
      chat = Math.max(chat, text.product(question));
    }
    return new Near(question, question.product(mean), chat,
        IntStream.range(0, best.count()).map(best::script).sorted().toArray());
  }

  private void lookAtAll(TextVector question, @Nullable Bits offered, TopTexts best) {
    for (int script = 0; script < lengths.length; script++) {
      if (offered == null || offered.get(script)) {
        float nearest = -1;
        for (int text = texts.first()[script]; text < texts.first()[script + 1]; text++) {
          nearest = Math.max(nearest, vectors[text].product(question));
        }
        best.add(nearest, script);
      }
    }
  }

  private @Nullable Bits ofTexts(@Nullable Bits offered) {
    if (offered == null) {
      return null;
    }
    return new Bits() {
      @Override
      public boolean get(int text) {
        return offered.get(texts.scriptOf(text));
      }

      @Override
      public int length() {
        return vectors.length;
      }
    };
  }

  /** What the vectors say about one script. */
  void describe(int script, Near near, double[] features) {
    compare(script, near, features);
    features[Feature.NEAREST_ABOVE.ordinal()] =
        features[Feature.NEAREST_TEXT.ordinal()] - smallTalkLevel.nearest();
    features[Feature.ALL_ABOVE.ordinal()] =
        features[Feature.ALL_TEXTS.ordinal()] - smallTalkLevel.all();
    features[Feature.WHOLE_ABOVE.ordinal()] =
        features[Feature.WHOLE_SCRIPT.ordinal()] - smallTalkLevel.whole();
    features[Feature.STORE_ABOVE.ordinal()] = store(near) - smallTalkLevel.store();
    features[Feature.SMALL_TALK.ordinal()] = near.smallTalk();
  }

  private void compare(int script, Near near, double[] features) {
    int from = texts.first()[script];
    int to = texts.first()[script + 1];
    int examples = texts.examples()[script];
    double sum = 0;
    double soft = 0;
    double statement = -1;
    double nearest = -1;
    double apart = -1;
    double question = Math.sqrt(1 - 2 * near.towardsMean() + meanSquare);
    for (int text = from; text < to; text++) {
      double product = vectors[text].product(near.question());
      double towardsMean = vectors[text].product(mean);
      sum += product;
      soft += Math.exp(SHARPNESS * (product - 1));
      nearest = Math.max(nearest, product);
      statement = text < examples || examples == from ? Math.max(statement, product) : statement;
      double length = Math.sqrt(1 - 2 * towardsMean + meanSquare) * question;
      double without = product - near.towardsMean() - towardsMean + meanSquare;
      apart = Math.max(apart, length < 1e-3 ? 0 : without / length);
    }
    double all = soft > 0 ? 1 + Math.log(soft) / SHARPNESS : 0;
    double whole = lengths[script] == 0 ? 0 : sum / lengths[script];
    features[Feature.STATEMENT.ordinal()] = statement;
    features[Feature.NEAREST_TEXT.ordinal()] = nearest;
    features[Feature.NEAREST_APART.ordinal()] = apart;
    features[Feature.WHOLE_SCRIPT.ordinal()] = whole;
    features[Feature.ALL_TEXTS.ordinal()] = all;
  }

  /** Cosine of the question and the mean of all texts. */
  private double store(Near near) {
    return meanSquare < 1e-6 ? 0 : near.towardsMean() / Math.sqrt(meanSquare);
  }

  /** How near small talk is to the scripts in the mean. */
  private Level levelOf(List<TextVector> talk) {
    double[] sums = new double[Feature.values().length];
    double[] features = new double[sums.length];
    double store = 0;
    for (TextVector vector : lengths.length == 0 ? List.<TextVector>of() : talk) {
      Near near = near(vector, null, 1);
      compare(near.best()[0], near, features);
      Arrays.setAll(sums, i -> sums[i] + features[i]);
      store += store(near);
    }
    int count = Math.max(1, talk.size());
    return new Level(sums[Feature.NEAREST_TEXT.ordinal()] / count,
        sums[Feature.ALL_TEXTS.ordinal()] / count, sums[Feature.WHOLE_SCRIPT.ordinal()] / count,
        store / count);
  }
}
