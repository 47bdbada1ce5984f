package org.huashu.coach.embedding;

import java.util.List;

/**
 * Turns texts into vectors, so that texts of like meaning have a large dot product. Safe for use by
 * many threads; the same text gives the same vector on one machine.
 */
public interface Embedder extends AutoCloseable {

  /**
   * One vector of length 1 for each text, in their order. An empty text has one, too. Text beyond
   * {@link #mostTokens} is not looked at.
   *
   * @throws EmbeddingException when the model fails
   */
  float[][] embed(List<String> texts);

  /** How many numbers a vector has. */
  int dimensions();

  /** How many tokens of a text count; in Chinese about as many characters. */
  int mostTokens();

  /** Names the model and all that its vectors depend on: vectors of another one do not fit. */
  String model();

  /** Lets go of the model; texts under way are finished first. */
  @Override
  void close();
}
