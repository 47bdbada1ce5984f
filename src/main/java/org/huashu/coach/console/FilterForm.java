package org.huashu.coach.console;

import java.util.List;

/**
 * What a list may be filtered by, as a form that filters while it is filled in.
 *
 * @param state of the list
 */
public record FilterForm(ListState state, List<Field> fields) {

  /** The form of a list; the key of each field's words stands before its name. */
  static FilterForm of(ListState state, Field... fields) {
    return new FilterForm(state, List.of(fields));
  }

  /**
   * A field.
   *
   * @param key of its words
   * @param type of the input; empty for a choice
   * @param choices beside "all"
   */
  public record Field(String name, String key, String type, List<UserModel.Choice> choices) {

    static Field text(String name, String key) {
      return new Field(name, key, "text", List.of());
    }

    static Field day(String name, String key) {
      return new Field(name, key, "date", List.of());
    }

    static Field month(String name, String key) {
      return new Field(name, key, "month", List.of());
    }

    static Field choice(String name, String key, List<UserModel.Choice> choices) {
      return new Field(name, key, "", choices);
    }
  }
}
