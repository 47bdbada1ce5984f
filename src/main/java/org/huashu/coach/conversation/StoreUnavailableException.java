package org.huashu.coach.conversation;

/**
 * The store cannot be read or written now: the disk is full, the file is gone, the service is
 * stopping.
 */
public final class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what could not be done; carries no personal text. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Says what could not be done; carries no personal text. */
  public StoreUnavailableException(String message) {
    super(message);
  }
}
