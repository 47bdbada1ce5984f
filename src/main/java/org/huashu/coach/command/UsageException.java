package org.huashu.coach.command;

/**
 * What a person asked for cannot be done as it was asked; the message says what is wrong, one
 * mistake a line.
 */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and what is allowed. */
  public UsageException(String message) {
    super(message);
  }
}
