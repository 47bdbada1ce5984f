package org.huashu.coach.script;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of all texts of the scripts, and what they say about a question. Up to {@value #FLAT}
 * texts every one is looked at, which misses nothing; of more a graph finds the nearest.
 */
final class Meaning implements AutoCloseable {

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
  private final StoreMeasure measure;
  private final Level smallTalkLevel;

  /**
   * What is near to a question.
   *
   * @param best the scripts with the nearest texts, by ordinal
   */
  record Near(TextVector question, StoreMeasure.Measured measured, float towardsMean,
      float smallTalk, int[] best) {}

  /** How near something is to the scripts, by the script that is nearest to it. */
  private record Level(double nearest, double all, double whole, double store) {}

  /** How near a question is to the texts of one script. */
  private record Compared(double statement, double nearest, double all, double whole) {}

  /**
   * Knows these vectors.
   *
   * @param graphs where the graph is kept, if there is one; it is made anew without
   */
  Meaning(ScriptTexts texts, TextVector[] vectors, List<TextVector> smallTalk,
      Optional<Path> graphs) {
    this(texts, vectors, smallTalk, all -> all.length > FLAT
        ? Optional.of(graphs.map(folder -> TextGraph.kept(all, folder))
            .orElseGet(() -> TextGraph.of(all)))
        : Optional.empty());
  }

  private Meaning(ScriptTexts texts, TextVector[] vectors, List<TextVector> smallTalk,
      Function<TextVector[], Optional<TextGraph>> graphing) {
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
    measure = new StoreMeasure(vectors, texts.first(), average);
    graph = graphing.apply(vectors);
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
    return new Meaning(kept.and(added), all, smallTalk, _ -> Optional.empty());
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
    return new Near(question, measure.of(question), question.product(mean), chat,
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
    Compared compared = compared(script, near);
    features[Feature.STATEMENT.ordinal()] = compared.statement();
    features[Feature.NEAREST_TEXT.ordinal()] = compared.nearest();
    features[Feature.ALL_TEXTS.ordinal()] = compared.all();
    measure.describe(script, near.measured(), features);
    features[Feature.NEAREST_ABOVE.ordinal()] = compared.nearest() - smallTalkLevel.nearest();
    features[Feature.ALL_ABOVE.ordinal()] = compared.all() - smallTalkLevel.all();
    features[Feature.WHOLE_ABOVE.ordinal()] = compared.whole() - smallTalkLevel.whole();
    features[Feature.STORE_ABOVE.ordinal()] = store(near) - smallTalkLevel.store();
    features[Feature.SMALL_TALK.ordinal()] = near.smallTalk();
  }

  private Compared compared(int script, Near near) {
    int from = texts.first()[script];
    int examples = texts.examples()[script];
    double sum = 0;
    double soft = 0;
    double statement = -1;
    double nearest = -1;
    for (int text = from; text < texts.first()[script + 1]; text++) {
      double product = vectors[text].product(near.question());
      sum += product;
      soft += Math.exp(SHARPNESS * (product - 1));
      nearest = Math.max(nearest, product);
      statement = text < examples || examples == from ? Math.max(statement, product) : statement;
    }
    return new Compared(statement, nearest, soft > 0 ? 1 + Math.log(soft) / SHARPNESS : 0,
        lengths[script] == 0 ? 0 : sum / lengths[script]);
  }

  /** Cosine of the question and the mean of all texts. */
  private double store(Near near) {
    return meanSquare < 1e-6 ? 0 : near.towardsMean() / Math.sqrt(meanSquare);
  }

  /** How near small talk is to the scripts in the mean. */
  private Level levelOf(List<TextVector> talk) {
    double nearest = 0;
    double all = 0;
    double whole = 0;
    double store = 0;
    for (TextVector vector : lengths.length == 0 ? List.<TextVector>of() : talk) {
      Near near = near(vector, null, 1);
      Compared compared = compared(near.best()[0], near);
      nearest += compared.nearest();
      all += compared.all();
      whole += compared.whole();
      store += store(near);
    }
    int count = Math.max(1, talk.size());
    return new Level(nearest / count, all / count, whole / count, store / count);
  }

  @Override
  public void close() {
    graph.ifPresent(TextGraph::close);
  }
}
