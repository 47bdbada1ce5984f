package org.huashu.coach.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The place in a sorted list after which the next page begins: the values by which the list is
 * sorted, as one word that can stand in an address.
 */
record Cursor(List<String> values) {

  /** Values never hold it. */
  private static final String BETWEEN = "\n";

  String word() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, values).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException when it is no place in a list sorted by so many values
   */
  static Cursor read(String word, int values) {
    String text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
    List<String> parts = List.of(text.split(BETWEEN, -1));
    if (parts.size() != values) {
      throw new IllegalArgumentException("no place in this list: " + word);
    }
    return new Cursor(parts);
  }

  String text(int i) {
    return values.get(i);
  }

  /** A value that is a number. */
  long number(int i) {
    return Long.parseLong(values.get(i));
  }
}
