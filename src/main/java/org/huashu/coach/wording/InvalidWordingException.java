package org.huashu.coach.wording;

/**
 * A rule or an allowed word that cannot be compiled. The message names it and says what is wrong.
 */
public final class InvalidWordingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidWordingException(String where, String problem) {
    super(where + ": " + problem);
  }
}
