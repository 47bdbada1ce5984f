package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.Edited.Change;
import org.huashu.coach.knowledge.Edits.Version;

/** What edits of scripts say, and how they get into the files: a file holds a topic's scripts. */
public final class ScriptEdits implements CardKind<ScriptCard> {

  /** The kind of edits that are of scripts. */
  public static final String KIND = "script";

  private static final String FOLDER = "scripts/";

  ScriptEdits() {}

  /** A card as text: equal cards have equal texts. */
  public static String text(Optional<ScriptCard> card) {
    return card.map(ScriptYaml::write).orElse("");
  }

  /**
   * The script that a version holds; empty when it takes the script away.
   *
   * @throws KnowledgeException when its text is no script
   */
  public static Optional<ScriptCard> card(Version version) {
    return version.content().map(text -> ScriptYaml.read(topic(version.subject().id()), text));
  }

  /** The card that a text of {@link #text} says; empty when it says none. */
  public static Optional<ScriptCard> card(String id, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(ScriptYaml.read(topic(id), text));
    } catch (KnowledgeException _) {
      return Optional.empty();
    }
  }

  private static String topic(String id) {
    return id.substring(0, id.indexOf('.'));
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public String text(ScriptCard card) {
    return ScriptYaml.write(card);
  }

  @Override
  public Optional<ScriptCard> held(Version version) {
    return card(version);
  }

  @Override
  public Optional<ScriptCard> said(String id, String text) {
    return card(id, text);
  }

  @Override
  public boolean comesBack() {
    return false;
  }

  @Override
  public SortedMap<String, ScriptCard> cards(Released<ScriptCard> before, KnowledgeFiles files) {
    SortedMap<String, ScriptCard> cards = new TreeMap<>(before.cards());
    List<String> unlike = differing(before.files(), files);
    cards.values().removeIf(card -> unlike.contains(path(card)));
    cards.putAll(cards(files, unlike));
    return cards;
  }

  @Override
  public KnowledgeFiles with(KnowledgeFiles files, List<Edited<ScriptCard>> wanted) {
    SortedMap<String, String> texts = new TreeMap<>(files.texts());
    Map<String, Map<String, Optional<ScriptCard>>> byFile = new TreeMap<>();
    for (Edited<ScriptCard> script : wanted) {
      ScriptCard card = script.shown();
      byFile.computeIfAbsent(path(card), _ -> new LinkedHashMap<>())
          .put(card.name(), script.draft());
    }
    byFile.forEach((path, cards) -> {
      String text = ScriptYaml.put(path, texts.getOrDefault(path, ""), cards);
      if (text.isEmpty()) {
        texts.remove(path);
      } else {
        texts.put(path, text);
      }
    });
    return new KnowledgeFiles(texts);
  }

  @Override
  public List<Change<ScriptCard>> changes(KnowledgeFiles before, KnowledgeFiles after) {
    List<String> unlike = differing(before, after);
    SortedMap<String, ScriptCard> olds = cards(before, unlike);
    SortedMap<String, ScriptCard> news = cards(after, unlike);
    TreeMap<String, ScriptCard> all = new TreeMap<>(olds);
    all.putAll(news);
    List<Change<ScriptCard>> changes = new ArrayList<>();
    for (String id : all.keySet()) {
      Optional<ScriptCard> old = Optional.ofNullable(olds.get(id));
      Optional<ScriptCard> now = Optional.ofNullable(news.get(id));
      if (!old.equals(now)) {
        changes.add(new Change<>(id, old, now));
      }
    }
    return changes;
  }

  private static String path(ScriptCard card) {
    return FOLDER + card.topic() + ".yaml";
  }

  /** Files of scripts that are not the same in both. */
  private static List<String> differing(KnowledgeFiles one, KnowledgeFiles other) {
    SortedMap<String, String> before = one.below(FOLDER);
    SortedMap<String, String> after = other.below(FOLDER);
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .filter(path -> !Objects.equals(before.get(path), after.get(path)))
        .toList();
  }

  private static SortedMap<String, ScriptCard> cards(KnowledgeFiles files, List<String> paths) {
    SortedMap<String, ScriptCard> cards = new TreeMap<>();
    for (String path : paths) {
      Optional.ofNullable(files.texts().get(path))
          .ifPresent(text -> ScriptYaml.cards(path, text)
              .forEach(card -> cards.put(card.id(), card)));
    }
    return cards;
  }
}
