package org.huashu.coach.knowledge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.huashu.coach.knowledge.KnowledgeReader.Known;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.WordingRule;

/**
 * What the files of the last knowledge base said, so that of the next one only those are parsed
 * that changed: of ten thousand scripts an edit touches one file. Holds files without a mistake
 * only. Safe for use by many threads.
 */
final class ReadFiles {

  private final Map<String, Rule> rules = new ConcurrentHashMap<>();
  private final Map<String, Topic> topics = new ConcurrentHashMap<>();

  private record Rule(String text, WordingRule rule) {}

  /** @param placeholders the names that answers could hold when it was read */
  private record Topic(String text, Optional<Set<String>> placeholders, List<Script> scripts) {}

  /** The rule of a file, if the file still says the same. */
  Optional<WordingRule> rule(String path, String text) {
    return Optional.ofNullable(rules.get(path))
        .filter(it -> it.text().equals(text))
        .map(Rule::rule);
  }

  /** The scripts of a file, if they would be read again as they were. */
  Optional<List<Script>> scripts(String path, String text, Optional<Set<String>> placeholders) {
    return Optional.ofNullable(topics.get(path))
        .filter(it -> it.text().equals(text) && it.placeholders().equals(placeholders))
        .map(Topic::scripts);
  }

  void keep(String path, String text, WordingRule rule) {
    rules.put(path, new Rule(text, rule));
  }

  void keep(String path, String text, Optional<Set<String>> placeholders, List<Script> scripts) {
    topics.put(path, new Topic(text, placeholders, List.copyOf(scripts)));
  }

  /** Takes over what was read without a mistake by an earlier process. */
  void keep(KnowledgeFiles files, Known known, Set<String> placeholders) {
    Map<String, WordingRule> byId = new HashMap<>();
    known.rules().forEach(rule -> byId.put(rule.id(), rule));
    files.below("rules/")
        .forEach((path, text) -> Optional.ofNullable(byId.get(id(path)))
            .ifPresent(rule -> keep(path, text, rule)));
    Map<String, List<Script>> byTopic = new HashMap<>();
    known.scripts()
        .forEach(script -> byTopic
            .computeIfAbsent(script.id().substring(0, script.id().indexOf('.')),
                _ -> new java.util.ArrayList<>())
            .add(script));
    files.below("scripts/")
        .forEach((path, text) -> Optional.ofNullable(byTopic.get(id(path)))
            .ifPresent(scripts -> keep(path, text, Optional.of(placeholders), scripts)));
  }

  /** Forgets files that are no longer there. */
  void retain(KnowledgeFiles files) {
    rules.keySet().retainAll(files.texts().keySet());
    topics.keySet().retainAll(files.texts().keySet());
  }

  /** {@code banned.dont-know} of {@code rules/banned/dont-know.yaml}. */
  private static String id(String path) {
    return path.substring(path.indexOf('/') + 1, path.lastIndexOf('.')).replace('/', '.');
  }
}
