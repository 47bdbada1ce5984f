package org.huashu.coach.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of all texts of the scripts, and what they say about a question. Every text is looked
 * at: up to some ten thousand scripts that is faster than a graph and misses nothing.
 */
final class Meaning {

  /** So many of the nearest texts vote for their scripts. */
  static final int VOTERS = 20;
  /** A vote is the cosine to this power: {@code docs/search.md}. */
  private static final int POWER = 16;
  /** The mean of few texts is chance: it counts as if so many more texts had mean 0. */
  private static final int SHRINKING = 20;

  private final TextVector[] vectors;
  private final ScriptTexts texts;
  private final List<TextVector> smallTalk;
  private final TextVector mean;
  private final float meanSquare;
  /** By text: its product with the mean; by script: the length of the sum of its vectors. */
  private final float[] towardsMean;
  private final float[] lengths;

  /** What the scripts' texts add up to for a question. */
  record Near(float[] products, float towardsMean, float[] votes, float allVotes,
      float smallTalk) {}

  Meaning(ScriptTexts texts, TextVector[] vectors, List<TextVector> smallTalk) {
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
    towardsMean = new float[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      towardsMean[i] = vectors[i].product(mean);
    }
  }

  /** Compares a question with all texts of the scripts that are offered (null: all are). */
  Near near(TextVector question, @Nullable Bits offered) {
    float[] products = new float[vectors.length];
    TopTexts voters = new TopTexts(VOTERS);
    for (int script = 0; script < lengths.length; script++) {
      if (offered == null || offered.get(script)) {
        for (int text = texts.first()[script]; text < texts.first()[script + 1]; text++) {
          products[text] = vectors[text].product(question);
          voters.add(products[text], script);
        }
      }
    }
    float[] votes = new float[lengths.length];
    float all = 0;
    for (int i = 0; i < voters.count(); i++) {
      float vote = (float) Math.pow(Math.max(0, voters.value(i)), POWER);
      votes[voters.script(i)] += vote;
      all += vote;
    }
    float chat = 0;
    for (TextVector text : smallTalk) {
      chat = Math.max(chat, text.product(question));
    }
    return new Near(products, question.product(mean), votes, all, chat);
  }

  /** The scripts with the nearest texts, by ordinal. */
  int[] best(Near near, int most, @Nullable Bits offered) {
    TopTexts best = new TopTexts(most);
    for (int script = 0; script < lengths.length; script++) {
      if (offered == null || offered.get(script)) {
        best.add(most(near, texts.first()[script], texts.first()[script + 1]), script);
      }
    }
    return IntStream.range(0, best.count()).map(best::script).sorted().toArray();
  }

  /** What the vectors say about one script. */
  void describe(int script, Near near, double[] features) {
    int from = texts.first()[script];
    int to = texts.first()[script + 1];
    int examples = texts.examples()[script];
    float best = most(near, from, to);
    features[Feature.SMALL_TALK.ordinal()] = near.smallTalk();
    features[Feature.NEAREST_TEXT.ordinal()] = best;
    features[Feature.STATEMENT.ordinal()] = examples == from ? best : most(near, from, examples);
    features[Feature.VOTES.ordinal()] =
        near.allVotes() == 0 ? 0 : near.votes()[script] / near.allVotes();
    float sum = 0;
    double unusual = -1;
    float question = (float) Math.sqrt(1 - 2 * near.towardsMean() + meanSquare);
    for (int text = from; text < to; text++) {
      sum += near.products()[text];
      double length = Math.sqrt(1 - 2 * towardsMean[text] + meanSquare) * question;
      double product =
          near.products()[text] - near.towardsMean() - towardsMean[text] + meanSquare;
      unusual = Math.max(unusual, length < 1e-3 ? 0 : product / length);
    }
    features[Feature.NEAREST_APART.ordinal()] = unusual;
    features[Feature.WHOLE_SCRIPT.ordinal()] = lengths[script] == 0 ? 0 : sum / lengths[script];
  }

  private static float most(Near near, int from, int to) {
    float most = -1;
    for (int text = from; text < to; text++) {
      most = Math.max(most, near.products()[text]);
    }
    return most;
  }
}
