package org.huashu.coach.intake;

import java.util.List;

/**
 * Something wrong in a line, for a page to say in its words.
 *
 * @param key what is wrong: {@code answer-missing}, {@code date}, …
 * @param field the name of the field at fault; empty when it is about the line
 * @param values what the words about it name
 */
public record Fault(String key, String field, List<String> values) {

  static Fault of(String key, Field field, String... values) {
    return new Fault(key, field.wireName(), List.of(values));
  }

  static Fault of(String key, String... values) {
    return new Fault(key, "", List.of(values));
  }
}
