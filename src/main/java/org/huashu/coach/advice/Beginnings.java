package org.huashu.coach.advice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.huashu.coach.script.Script;

/** Scripts by how they begin, so that one which an agent begins to type can be completed. */
public final class Beginnings {

  /** What is typed must be so long, in UTF-16 units: many scripts begin with a greeting. */
  private static final int TELLING = 6;
  /** Of a beginning that more scripts share nobody knows which one is meant. */
  private static final int FEW = 3;
  /** So many scripts with one beginning are looked at. */
  private static final int MOST = 50;

  private final Template[] templates;
  private final String[] beginnings;

  /** Knows the scripts that answer questions. */
  public Beginnings(List<Script> scripts) {
    templates = scripts.stream()
        .filter(script -> script.use() == Script.Use.ANSWER)
        .map(Template::of)
        .filter(template -> template.literals().getFirst().length() >= TELLING)
        .sorted(Comparator.<Template, String>comparing(it -> it.literals().getFirst())
            .thenComparing(it -> it.script().id()))
        .toArray(Template[]::new);
    beginnings =
        Arrays.stream(templates).map(it -> it.literals().getFirst()).toArray(String[]::new);
  }

  /**
   * The few scripts that the end of a text begins and that are offered; empty when they are many.
   */
  public List<Template> of(String text, Predicate<Script> offered) {
    for (int start = 0; start + TELLING <= text.length(); start++) {
      if (Template.startsClause(text, start)) {
        List<Template> begun = beginningWith(text.substring(start), offered);
        if (!begun.isEmpty()) {
          return begun;
        }
      }
    }
    return List.of();
  }

  private List<Template> beginningWith(String typed, Predicate<Script> offered) {
    int found = Arrays.binarySearch(beginnings, typed);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && beginnings[at - 1].startsWith(typed)) {
      at--;
    }
    List<Template> begun = new ArrayList<>();
    int end = Math.min(templates.length, at + MOST);
    for (; at < end && begun.size() <= FEW && beginnings[at].startsWith(typed); at++) {
      if (offered.test(templates[at].script())) {
        begun.add(templates[at]);
      }
    }
    return begun.size() > FEW ? List.of() : begun;
  }
}
