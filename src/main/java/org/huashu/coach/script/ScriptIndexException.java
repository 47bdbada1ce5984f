package org.huashu.coach.script;

/** The index of the scripts cannot be written or read. */
public final class ScriptIndexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what could not be done. */
  public ScriptIndexException(String message, Throwable cause) {
    super(message, cause);
  }
}
