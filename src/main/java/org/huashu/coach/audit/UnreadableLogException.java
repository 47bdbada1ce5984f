package org.huashu.coach.audit;

/** A log that cannot be read at all; its message names the file, and the line and field if any. */
public final class UnreadableLogException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Because of this. */
  public UnreadableLogException(String message) {
    super(message);
  }
}
