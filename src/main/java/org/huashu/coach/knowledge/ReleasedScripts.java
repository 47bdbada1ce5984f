package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The scripts of a release as cards.
 *
 * @param cards by id
 */
record ReleasedScripts(long number, KnowledgeFiles files, SortedMap<String, ScriptCard> cards) {

  /** Before there is a release. */
  static final ReleasedScripts NONE =
      new ReleasedScripts(0, new KnowledgeFiles(new TreeMap<>()), new TreeMap<>());

  /** Those of another release: only files that changed are read again. */
  ReleasedScripts next(long other, KnowledgeFiles changed) {
    SortedMap<String, ScriptCard> next = new TreeMap<>(cards);
    List<String> unlike = differing(files, changed);
    next.values().removeIf(card -> unlike.contains("scripts/" + card.topic() + ".yaml"));
    next.putAll(cards(changed, unlike));
    return new ReleasedScripts(other, changed, next);
  }

  /** Files of scripts that are not the same in both. */
  static List<String> differing(KnowledgeFiles one, KnowledgeFiles other) {
    SortedMap<String, String> before = one.below("scripts/");
    SortedMap<String, String> after = other.below("scripts/");
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
        .toList();
  }

  /** The cards of these files. */
  static SortedMap<String, ScriptCard> cards(KnowledgeFiles files, List<String> paths) {
    SortedMap<String, ScriptCard> cards = new TreeMap<>();
    for (String path : paths) {
      Optional.ofNullable(files.texts().get(path))
          .ifPresent(text -> ScriptYaml.cards(path, text)
              .forEach(card -> cards.put(card.id(), card)));
    }
    return cards;
  }
}
