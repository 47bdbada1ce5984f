package org.huashu.coach.knowledge;

/**
 * Something that lint found.
 *
 * @param level how bad it is
 * @param mistake where, and what
 */
public record LintFinding(Level level, Mistake mistake) {

  /** How bad it is. */
  public enum Level {
    /** It must not be published so. */
    ERROR,
    /** Somebody should look at it. */
    WARNING
  }

  static LintFinding error(String path, int line, String text) {
    return new LintFinding(Level.ERROR, new Mistake(path, line, text));
  }

  static LintFinding warning(String path, int line, String text) {
    return new LintFinding(Level.WARNING, new Mistake(path, line, text));
  }
}
