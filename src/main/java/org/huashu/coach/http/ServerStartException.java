package org.huashu.coach.http;

/** The server cannot listen; the message says where and why, and what to do. */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says where it cannot listen and why. */
  public ServerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
