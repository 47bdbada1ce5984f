package org.huashu.coach.console;

import java.util.List;
import java.util.Map;

/**
 * What was typed into a form that was refused: it stands in the fields again, with what is wrong
 * beside one of them.
 *
 * @param form which one of the page's forms; empty when none was refused
 * @param values what was typed
 * @param field where the fault is; empty when it is at none
 * @param fault what is wrong, in words
 */
public record Typed(String form, Map<String, List<String>> values, String field, String fault) {

  /** Nothing was refused. */
  static final Typed NOTHING = new Typed("", Map.of(), "", "");

  /** What the visitor sent. */
  static Typed of(Visit visit, String form, String field, String fault) {
    return new Typed(form, visit.form().fields(), field, fault);
  }

  /** Whether it is this form. */
  public boolean in(String one) {
    return !one.isEmpty() && form.equals(one);
  }

  /** What stands in a field: what was typed, or else what stands in it otherwise. */
  public String value(String one, String name, String otherwise) {
    return in(one) ? values.getOrDefault(name, List.of("")).getFirst() : otherwise;
  }

  /** Whether a value is chosen: as it was, or else as it is otherwise. */
  public boolean chosen(String one, String name, String value, boolean otherwise) {
    return in(one) ? values.getOrDefault(name, List.of()).contains(value) : otherwise;
  }

  /** What is wrong with a field; empty for nothing. */
  public String fault(String one, String name) {
    return in(one) && field.equals(name) ? fault : "";
  }
}
