package org.huashu.coach.embedding;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Vectors by the characters of a text: no model, no waiting. Counts what it embeds. */
public final class CharacterEmbedder implements Embedder {

  private static final int DIMENSIONS = 64;

  private final AtomicInteger embedded = new AtomicInteger();

  /** How many texts were embedded so far. */
  public int embedded() {
    return embedded.get();
  }

  @Override
  public float[][] embed(List<String> texts) {
    embedded.addAndGet(texts.size());
    return texts.stream().map(CharacterEmbedder::vector).toArray(float[][]::new);
  }

  private static float[] vector(String text) {
    float[] vector = new float[DIMENSIONS];
    vector[0] = 0.5f;
    text.chars().forEach(c -> vector[c % DIMENSIONS]++);
    double square = 0;
    for (float value : vector) {
      square += value * value;
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(square);
    }
    return vector;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public int mostTokens() {
    return Integer.MAX_VALUE;
  }

  @Override
  public String model() {
    return "characters";
  }

  @Override
  public void close() {
    // Nothing to let go of.
  }
}
