package org.huashu.coach.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huashu.coach.command.SearchSet.Asked;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.ScriptQuery;

/**
 * Scripts, questions and what is right for them.
 *
 * @param right the ids of the right scripts by the id of the question
 */
record SearchCase(List<Script> scripts, List<Asked> asked, Map<String, Set<String>> right) {

  /** The questions that something is right for. */
  List<Asked> judged() {
    return asked.stream().filter(query -> right.containsKey(query.id())).toList();
  }

  /** Asked nowhere in particular. */
  static ScriptQuery query(Asked asked, int limit) {
    return new ScriptQuery(asked.text(), "", Optional.empty(), Optional.empty(), Instant.EPOCH,
        limit);
  }

  /**
   * Adds the questions of another set as similar questions of their scripts, except those that are
   * asked here: to search for an example itself is no test.
   */
  SearchCase withExamples(Path directory, UnaryOperator<String> folding) {
    Map<String, Asked> byId = new HashMap<>();
    asked.forEach(query -> byId.put(query.id(), query));
    Map<String, Set<String>> judged = SearchSet.judgements(directory.resolve("qrels.tsv"));
    Map<String, List<String>> questions = new LinkedHashMap<>();
    for (Asked query : SearchSet.queries(directory.resolve("queries.jsonl"))) {
      Asked sameId = byId.get(query.id());
      if (sameId == null || !same(query, sameId, folding)) {
        judged.getOrDefault(query.id(), Set.of())
            .forEach(
                id -> questions.computeIfAbsent(id, _ -> new ArrayList<>()).add(query.text()));
      }
    }
    return new SearchCase(
        scripts.stream().map(script -> with(script, questions)).toList(), asked, right);
  }

  private static Script with(Script script, Map<String, List<String>> questions) {
    List<String> all = new ArrayList<>(script.questions());
    all.addAll(questions.getOrDefault(script.id(), List.of()));
    return new Script(script.id(), script.title(), all, script.answer(), script.use(),
        script.conditions(), script.scope());
  }

  /**
   * Whether two questions with one id are the same, perhaps with typing errors or noise: half of
   * the characters of the shorter one are in the other.
   */
  private static boolean same(Asked one, Asked other, UnaryOperator<String> folding) {
    Set<Integer> first = characters(one, folding);
    Set<Integer> second = characters(other, folding);
    long shared = first.stream().filter(second::contains).count();
    return 2 * shared >= Math.min(first.size(), second.size());
  }

  private static Set<Integer> characters(Asked query, UnaryOperator<String> folding) {
    return folding.apply(query.text()).codePoints().boxed().collect(Collectors.toSet());
  }
}
