package org.huashu.coach.intake;

import java.util.List;

/**
 * A file that is not taken at all; it says why by a key, so that a page can say it in its words.
 */
public final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String key;
  private final List<String> values;

  /** Because of this. */
  public UnreadableFileException(String key, String... values) {
    super(key + " " + List.of(values));
    this.key = key;
    this.values = List.copyOf(List.of(values));
  }

  /** What is wrong: {@code empty}, {@code binary}, {@code zip-large}, … */
  public String key() {
    return key;
  }

  /** What the words about it name. */
  public List<String> values() {
    return values;
  }
}
