package org.huashu.coach.script;

import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a script index is made from.
 *
 * @param scripts all scripts of a release, in any order; their ids are unique
 * @param synonyms groups of words that mean the same
 * @param folding makes one form of what customers write in several: width, case, traditional
 *        script; applied to scripts and questions alike
 */
public record ScriptSource(List<Script> scripts, List<List<String>> synonyms,
    UnaryOperator<String> folding) {

  /** Keeps its own copy of the lists. */
  public ScriptSource {
    scripts = List.copyOf(scripts);
    synonyms = synonyms.stream().map(List::copyOf).toList();
  }

  /** All scripts by their ids. */
  List<Script> sorted() {
    return scripts.stream().sorted(Comparator.comparing(Script::id)).toList();
  }

  /** Those that answer a question, by their ids. */
  List<Script> answering() {
    return sorted().stream().filter(script -> script.use() == Script.Use.ANSWER).toList();
  }
}
