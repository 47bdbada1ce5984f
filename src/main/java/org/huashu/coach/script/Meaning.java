package org.huashu.coach.script;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of all texts of the scripts, and what they say about a question. Up to {@value #FLAT}
 * texts a rough copy of every one is looked at; of more a graph finds the nearest.
 */
final class Meaning implements AutoCloseable {

  /** Measured, see {@code docs/search.md}. */
  static final int FLAT = 200_000;
  /** How sharp the soft maximum is: a difference of 1 / 20 counts {@code e} times. */
  private static final int SHARPNESS = 20;
  /** The mean of few texts is chance: it counts as if so many more texts had mean 0. */
  private static final int SHRINKING = 20;
  /** If more than one in so many texts is new or gone, the store may measure otherwise. */
  private static final int ONE_IN = 10;
  /** The measure of so few texts is made anew at once. */
  private static final int FEW = 2_000;

  private final ScriptTexts texts;
  private final TextVectors vectors;
  private final TextVectors smallTalk;
  private final Middle middle;
  private final RoughVectors rough;
  private final Optional<TextGraph> graph;
  private final StoreMeasure measure;
  private final Level smallTalkLevel;

  /**
   * What is near to a question.
   *
   * @param best the scripts with the nearest texts, by ordinal
   */
  record Near(TextVectors.Factor question, StoreMeasure.Measured measured, float towardsMean,
      float smallTalk, int[] best) {}

  /** How near something is to the scripts, by the script that is nearest to it. */
  private record Level(double nearest, double all, double whole, double store) {}

  /** How near a question is to the texts of one script. */
  private record Compared(double statement, double nearest, double all, double whole) {}

  /**
   * What the vectors have in common.
   *
   * @param average their mean
   * @param square of the mean
   * @param lengths by script: the length of the sum of its vectors
   */
  private record Middle(float[] average, TextVector mean, float square, float[] lengths) {
    static Middle of(ScriptTexts texts, TextVectors vectors) {
      double[] sum = new double[vectors.dimensions()];
      float[] numbers = new float[sum.length];
      float[] lengths = new float[texts.examples().length];
      for (int script = 0; script < lengths.length; script++) {
        double[] own = new double[sum.length];
        for (int text = texts.first()[script]; text < texts.first()[script + 1]; text++) {
          vectors.numbers(text, numbers);
          Arrays.setAll(own, i -> own[i] + numbers[i]);
        }
        lengths[script] = (float) Math.sqrt(Arrays.stream(own).map(it -> it * it).sum());
        Arrays.setAll(sum, i -> sum[i] + own[i]);
      }
      float[] average = new float[sum.length];
      for (int i = 0; i < average.length; i++) {
        average[i] = (float) (sum[i] / (vectors.count() + SHRINKING));
      }
      TextVector mean = TextVector.of(average);
      return new Middle(average, mean, mean.product(mean), lengths);
    }
  }

  /**
   * Knows these vectors.
   *
   * @param graphs where the graph is kept, if there is one; it is made anew without
   */
  Meaning(ScriptTexts texts, TextVectors vectors, TextVectors smallTalk,
      Optional<Path> graphs) {
    this(new Known(texts, vectors, smallTalk), vectors.count() > FLAT
        ? Optional.of(graphs.map(folder -> TextGraph.kept(vectors, folder))
            .orElseGet(() -> TextGraph.of(vectors)))
        : Optional.empty(), Optional.empty());
  }

  private record Known(ScriptTexts texts, TextVectors vectors, TextVectors smallTalk) {}

  /** What is taken over from a store whose texts are mostly the same. */
  private record Earlier(Meaning meaning, ScriptTexts.Kept kept) {}

  private Meaning(Known known, Optional<TextGraph> graph, Optional<Earlier> earlier) {
    this.texts = known.texts();
    this.vectors = known.vectors();
    this.smallTalk = known.smallTalk();
    this.graph = graph;
    middle = Middle.of(texts, vectors);
    rough = new RoughVectors(texts, vectors, middle.average());
    measure = earlier
        .map(it -> it.meaning().measure.after(vectors, texts.first(), it.kept()))
        .orElseGet(() -> new StoreMeasure(vectors, texts.first(), middle.average()));
    smallTalkLevel =
        earlier.map(it -> it.meaning().smallTalkLevel).orElseGet(this::level);
  }

  /**
   * The meaning of other texts, at once: most of them are those of this one, and the store measures
   * as before. A rough copy of every text is looked at, whatever their number: a graph would take
   * longer to make.
   *
   * @param fresh the vector of a text that is new
   * @return empty when too many are new, or a vector cannot be had
   */
  Optional<Meaning> after(ScriptTexts others, Function<String, Optional<TextVector>> fresh) {
    ScriptTexts.Kept kept = others.keptOf(texts);
    long gone = texts.texts().size() - (kept.texts().length - kept.fresh());
    boolean mostlyTheSame = (kept.fresh() + gone) * ONE_IN <= kept.texts().length;
    if (!mostlyTheSame && kept.texts().length > FEW) {
      return Optional.empty();
    }
    TextVector[] all = new TextVector[kept.texts().length];
    for (int text = 0; text < all.length; text++) {
      int place = kept.texts()[text];
      Optional<TextVector> vector =
          place < 0 ? fresh.apply(others.texts().get(text)) : Optional.of(vectors.vector(place));
      if (vector.isEmpty()) {
        return Optional.empty();
      }
      all[text] = vector.get();
    }
    return Optional.of(new Meaning(new Known(others, new TextVectors(all), smallTalk),
        Optional.empty(), mostlyTheSame ? Optional.of(new Earlier(this, kept)) : Optional.empty()));
  }

  /**
   * The same without one script and with others at the end.
   *
   * @param gone the ordinal of the script that is gone; -1 for none
   */
  Optional<Meaning> edited(int gone, ScriptTexts added,
      Function<String, Optional<TextVector>> fresh) {
    return after((gone < 0 ? texts : texts.without(gone)).and(added), fresh);
  }

  /** How near a text is to the nearest small talk. */
  double smallTalk(TextVector text) {
    return smallTalk(TextVectors.Factor.of(text), -1);
  }

  private float smallTalk(TextVectors.Factor text, float least) {
    float nearest = least;
    for (int i = 0; i < smallTalk.count(); i++) {
      nearest = Math.max(nearest, smallTalk.product(i, text));
    }
    return nearest;
  }

  /** Compares a question with the texts of the scripts that are offered (null: all are). */
  Near near(TextVector question, @Nullable Bits offered, int most) {
    TopTexts best = new TopTexts(most);
    TextVectors.Factor asked = TextVectors.Factor.of(question);
    graph.flatMap(it -> it.find(asked, ofTexts(offered)))
        .ifPresentOrElse(
            found -> {
              for (ScoreDoc text : found) {
                best.addOnce(text.score, texts.scriptOf(text.doc));
              }
            },
            () -> compare(rough.nearest(question, offered), asked, best));
    return new Near(asked, measure.of(question), question.product(middle.mean()),
        smallTalk(asked, 0), best.scripts());
  }

  /** Takes each script by the nearest of its texts; the texts are in their order. */
  private void compare(int[] few, TextVectors.Factor question, TopTexts best) {
    float[] products = vectors.products(few, question)[0];
    int[] first = texts.first();
    int script = 0;
    for (int i = 0; i < few.length;) {
      while (first[script + 1] <= few[i]) {
        script++;
      }
      float nearest = -1;
      while (i < few.length && few[i] < first[script + 1]) {
        nearest = Math.max(nearest, products[i++]);
      }
      best.add(nearest, script);
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
        return vectors.count();
      }
    };
  }

  /** What the vectors say about scripts, each by a row of features. */
  void describe(int[] scripts, Near near, double[][] features) {
    float[][] products = vectors.products(texts.of(scripts), near.question(),
        near.measured().direction());
    double storeAbove = store(near) - smallTalkLevel.store();
    for (int i = 0, from = 0; i < scripts.length; i++) {
      int to = from + texts.first()[scripts[i] + 1] - texts.first()[scripts[i]];
      describe(compared(scripts[i], Arrays.copyOfRange(products[0], from, to)), features[i]);
      measure.describe(scripts[i], near.measured(), Arrays.copyOfRange(products[1], from, to),
          features[i]);
      features[i][Feature.STORE_ABOVE.ordinal()] = storeAbove;
      features[i][Feature.SMALL_TALK.ordinal()] = near.smallTalk();
      from = to;
    }
  }

  private void describe(Compared compared, double[] features) {
    features[Feature.STATEMENT.ordinal()] = compared.statement();
    features[Feature.NEAREST_TEXT.ordinal()] = compared.nearest();
    features[Feature.ALL_TEXTS.ordinal()] = compared.all();
    features[Feature.NEAREST_ABOVE.ordinal()] = compared.nearest() - smallTalkLevel.nearest();
    features[Feature.ALL_ABOVE.ordinal()] = compared.all() - smallTalkLevel.all();
    features[Feature.WHOLE_ABOVE.ordinal()] = compared.whole() - smallTalkLevel.whole();
  }

  /** By the cosines of a question and all texts of the script. */
  private Compared compared(int script, float[] cosines) {
    int examples = texts.examples()[script] - texts.first()[script];
    float length = middle.lengths()[script];
    double sum = 0;
    double soft = 0;
    double statement = -1;
    double nearest = -1;
    for (int text = 0; text < cosines.length; text++) {
      double cosine = cosines[text];
      sum += cosine;
      soft += Math.exp(SHARPNESS * (cosine - 1));
      nearest = Math.max(nearest, cosine);
      statement = text < examples || examples == 0 ? Math.max(statement, cosine) : statement;
    }
    return new Compared(statement, nearest, soft > 0 ? 1 + Math.log(soft) / SHARPNESS : 0,
        length == 0 ? 0 : sum / length);
  }

  /** Cosine of the question and the mean of all texts. */
  private double store(Near near) {
    float square = middle.square();
    return square < 1e-6 ? 0 : near.towardsMean() / Math.sqrt(square);
  }

  /** How near small talk is to the scripts in the mean. */
  private Level level() {
    double nearest = 0;
    double all = 0;
    double whole = 0;
    double store = 0;
    int count = vectors.count() == 0 ? 0 : smallTalk.count();
    for (int talk = 0; talk < count; talk++) {
      Near near = near(smallTalk.vector(talk), null, 1);
      Compared compared = compared(near.best()[0],
          vectors.products(texts.of(near.best()), near.question())[0]);
      nearest += compared.nearest();
      all += compared.all();
      whole += compared.whole();
      store += store(near);
    }
    int among = Math.max(1, count);
    return new Level(nearest / among, all / among, whole / among, store / among);
  }

  @Override
  public void close() {
    graph.ifPresent(TextGraph::close);
  }
}
