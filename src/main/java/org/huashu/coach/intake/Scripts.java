package org.huashu.coach.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.ScriptCard;

/** The scripts that there are, to be found by what a line says; each is given to one line only. */
final class Scripts {

  private final SortedMap<String, Edited<ScriptCard>> entries;
  private final Map<String, List<Edited<ScriptCard>>> byTitle = new HashMap<>();
  private final Map<String, List<Edited<ScriptCard>>> byAnswer = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  Scripts(SortedMap<String, Edited<ScriptCard>> entries) {
    this.entries = entries;
    entries.values().forEach(entry -> {
      var card = entry.shown();
      byTitle.computeIfAbsent(key(card.topic(), card.title()), _ -> new ArrayList<>(1)).add(entry);
      byAnswer.computeIfAbsent(key(card.topic(), card.answer()), _ -> new ArrayList<>(1))
          .add(entry);
    });
  }

  private static String key(String topic, String text) {
    return topic + '\n' + text;
  }

  Optional<Edited<ScriptCard>> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** The script of a topic that a line without an id is about. */
  Optional<Edited<ScriptCard>> about(String topic, String title, String answer) {
    List<Edited<ScriptCard>> titled = byTitle.getOrDefault(key(topic, title), List.of());
    List<Edited<ScriptCard>> saying = byAnswer.getOrDefault(key(topic, answer), List.of());
    return Stream.of(titled.stream().filter(saying::contains), titled.stream(), saying.stream())
        .flatMap(it -> it)
        .filter(entry -> !given.contains(entry.id()))
        .findFirst();
  }

  /** Gives an id to a line; false when another line has it. */
  boolean give(String id) {
    return given.add(id);
  }

  boolean given(String id) {
    return given.contains(id);
  }

  /** Whether no new script can be called so. */
  boolean taken(String id) {
    return given.contains(id) || entries.containsKey(id);
  }
}
