package org.huashu.coach.embedding;

/** The model is not there, cannot be loaded, or fails. */
public final class EmbeddingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what failed. */
  public EmbeddingException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what is missing. */
  public EmbeddingException(String message) {
    super(message);
  }
}
