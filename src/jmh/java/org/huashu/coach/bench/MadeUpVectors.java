package org.huashu.coach.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.huashu.coach.embedding.Embedder;

/**
 * Vectors that lie as those of real texts do and cost nothing: of some hundred texts that the model
 * did read, each time one, pushed away a little. Later everything is read by the model.
 */
final class MadeUpVectors implements Embedder {

  private static final int READ = 300;
  private static final float PUSH = 0.02f;

  private final Embedder model;
  private final float[][] read;
  private boolean really;

  MadeUpVectors(Embedder model) {
    this.model = model;
    this.read = model.embed(
        IntStream.range(0, READ).mapToObj(i -> ShopTalk.question(i * 13, i % 5)).toList());
  }

  void embedsReally() {
    really = true;
  }

  @Override
  public float[][] embed(List<String> texts) {
    return really ? model.embed(texts) : texts.stream().map(this::madeUp).toArray(float[][]::new);
  }

  private float[] madeUp(String text) {
    Random random = new Random(text.hashCode());
    float[] vector = read[random.nextInt(read.length)].clone();
    double square = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] += PUSH * (float) random.nextGaussian();
      square += (double) vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  @Override
  public int dimensions() {
    return model.dimensions();
  }

  @Override
  public int mostTokens() {
    return model.mostTokens();
  }

  @Override
  public String model() {
    return "made up";
  }

  @Override
  public void close() {
    // The model is its owner's.
  }
}
