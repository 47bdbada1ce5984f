package org.huashu.coach.knowledge;

/**
 * Something wrong in a file of the knowledge base.
 *
 * @param path below the knowledge base ({@code rules/banned/dont-know.yaml})
 * @param line counted from 1; 0 when it is about the whole file
 * @param text what is wrong, and what is allowed instead
 */
public record Mistake(String path, int line, String text) {

  /** {@code rules/banned/dont-know.yaml:4: no key 'sevrity'; …}. */
  @Override
  public String toString() {
    return line == 0 ? path + ": " + text : path + ":" + line + ": " + text;
  }
}
