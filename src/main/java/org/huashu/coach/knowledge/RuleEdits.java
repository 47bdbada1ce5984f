package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.huashu.coach.knowledge.Edited.Change;
import org.huashu.coach.knowledge.Edits.Version;

/** What edits of rules say, and how they get into the files: a rule is a file. */
public final class RuleEdits implements CardKind<RuleCard> {

  /** The kind of edits that are of rules. */
  public static final String KIND = "rule";

  private static final String FOLDER = "rules/";

  RuleEdits() {}

  /** A card as text: equal cards have equal texts. */
  public static String text(Optional<RuleCard> card) {
    return card.map(RuleYaml::write).orElse("");
  }

  /** The rule that a version holds; empty when it takes the rule away. */
  public static Optional<RuleCard> card(Version version) {
    return version.content().flatMap(text -> card(version.subject().id(), text));
  }

  /** The card that a text of {@link #text} says; empty when it says none. */
  public static Optional<RuleCard> card(String id, String text) {
    try {
      return text.isBlank()
          ? Optional.empty()
          : Optional.of(RuleYaml.read(FOLDER + id.replace('.', '/') + ".yaml", text));
    } catch (KnowledgeException _) {
      return Optional.empty();
    }
  }

  @Override
  public String name() {
    return KIND;
  }

  @Override
  public String text(RuleCard card) {
    return RuleYaml.write(card);
  }

  @Override
  public Optional<RuleCard> held(Version version) {
    return card(version);
  }

  @Override
  public Optional<RuleCard> said(String id, String text) {
    return card(id, text);
  }

  @Override
  public boolean comesBack() {
    return true;
  }

  @Override
  public SortedMap<String, RuleCard> cards(Released<RuleCard> before, KnowledgeFiles files) {
    SortedMap<String, RuleCard> cards = new TreeMap<>();
    // Of a file that stayed the same, the card does too.
    files.below(FOLDER).forEach((path, text) -> {
      RuleCard card = Optional.ofNullable(before.cards().get(id(path)))
          .filter(_ -> text.equals(before.files().texts().get(path)))
          .orElseGet(() -> RuleYaml.read(path, text));
      cards.putIfAbsent(card.id(), card);
    });
    return cards;
  }

  @Override
  public KnowledgeFiles with(KnowledgeFiles files, List<Edited<RuleCard>> wanted) {
    SortedMap<String, String> texts = new TreeMap<>(files.texts());
    for (Edited<RuleCard> rule : wanted) {
      String path = rule.shown().path();
      rule.draft()
          .ifPresentOrElse(card -> texts.put(path,
              RuleYaml.put(path, texts.getOrDefault(path, ""), card)), () -> texts.remove(path));
    }
    return new KnowledgeFiles(texts);
  }

  @Override
  public List<Change<RuleCard>> changes(KnowledgeFiles before, KnowledgeFiles after) {
    Map<String, String> olds = before.below(FOLDER);
    Map<String, String> news = after.below(FOLDER);
    TreeMap<String, String> all = new TreeMap<>(olds);
    all.putAll(news);
    List<Change<RuleCard>> changes = new ArrayList<>();
    for (String path : all.keySet()) {
      String old = olds.getOrDefault(path, "");
      String now = news.getOrDefault(path, "");
      if (!old.equals(now)) {
        changes.add(new Change<>(id(path), card(id(path), old), card(id(path), now)));
      }
    }
    return changes;
  }

  private static String id(String path) {
    return path.substring(FOLDER.length(), path.lastIndexOf('.')).replace('/', '.');
  }
}
