package org.huashu.coach.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Files of a knowledge base that somebody brings, not all of one: each script and each rule in them
 * is read for itself, as strictly as {@link KnowledgeReader} does it, so that one mistake does not
 * spoil the rest.
 */
public final class BroughtFiles {

  private static final Pattern SCRIPTS = Pattern.compile("(?m)^scripts[ \\t]*:");
  private static final Pattern RULE = Pattern.compile("(?m)^kind[ \\t]*:");

  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Item> items = new ArrayList<>();
  private final List<String> beside = new ArrayList<>();

  /** What a file seems to hold. */
  public enum Holding {
    /** Scripts of one topic. */
    SCRIPTS,
    /** One wording rule. */
    RULE,
    /** Something else. */
    OTHER
  }

  /**
   * A script or a rule of a file, or a file that cannot be read.
   *
   * @param line where it begins, counted from 1
   * @param script what it says, also when something is wrong with it
   */
  public record Item(String path, int line, Optional<ScriptCard> script, Optional<RuleCard> rule,
      List<Mistake> mistakes) {}

  private BroughtFiles() {}

  /**
   * Reads files.
   *
   * @param files content by path, as an archive names them; folders before the knowledge base's own
   *        are left out of account, and files beside its four folders, unless they hold scripts
   */
  public static BroughtFiles of(Map<String, byte[]> files) {
    BroughtFiles brought = new BroughtFiles();
    files.forEach((path, content) -> inside(path, content)
        .ifPresent(inside -> brought.take(inside, content)));
    return brought;
  }

  /** What a single file holds, by its own words. */
  public static Holding holding(String text) {
    return SCRIPTS.matcher(text).find()
        ? Holding.SCRIPTS
        : RULE.matcher(text).find() ? Holding.RULE : Holding.OTHER;
  }

  /** The part of a path from the knowledge base's own folder on. */
  private static Optional<String> inside(String path, byte[] content) {
    List<String> parts = List.of(path.split("/", -1));
    for (int i = 0; i + 1 < parts.size(); i++) {
      if (Paths.FOLDERS.contains(parts.get(i))) {
        return Optional.of(String.join("/", parts.subList(i, parts.size())));
      }
    }
    return Optional.of("scripts/" + parts.getLast())
        .filter(it -> it.endsWith(".yaml")
            && holding(new String(content, StandardCharsets.UTF_8)) == Holding.SCRIPTS);
  }

  /** Scripts and rules in the order of their files. */
  public List<Item> items() {
    return List.copyOf(items);
  }

  /** Files that are neither scripts nor rules: policies and word lists, with their texts. */
  public Map<String, String> beside() {
    Map<String, String> found = new TreeMap<>();
    beside.forEach(path -> found.put(path, texts.getOrDefault(path, "")));
    return found;
  }

  private void take(String path, byte[] content) {
    List<Mistake> mistakes = new ArrayList<>();
    Source source = new Source(path, mistakes);
    Paths.mistake(path).ifPresent(text -> source.mistake(0, text));
    String text = FolderScan.text(source, content);
    texts.put(path, text);
    if (!mistakes.isEmpty()) {
      items.add(new Item(path, 1, Optional.empty(), Optional.empty(), mistakes));
    } else if (path.startsWith("scripts/")) {
      scripts(path, text);
    } else if (path.startsWith("rules/")) {
      rule(path, text);
    } else {
      beside.add(path);
    }
  }

  private void rule(String path, String text) {
    List<Mistake> mistakes = new ArrayList<>();
    var _ = RuleReader.read(new Source(path, mistakes), text);
    Optional<RuleCard> card;
    try {
      card = Optional.of(RuleYaml.read(path, text));
    } catch (KnowledgeException _) {
      card = Optional.empty();
    }
    items.add(new Item(path, 1, Optional.empty(), card, mistakes));
  }

  private void scripts(String path, String text) {
    List<Mistake> mistakes = new ArrayList<>();
    // Which placeholders there are is told by the checks: a draft may name one that is to come.
    var _ = ScriptReader.read(new Source(path, mistakes), text, Optional.empty());
    List<ScriptYaml.Place> places = ScriptYaml.places(path, text);
    int first = places.isEmpty() ? Integer.MAX_VALUE : places.getFirst().line();
    List<Mistake> ofFile = mistakes.stream().filter(it -> it.line() < first).toList();
    if (!ofFile.isEmpty()) {
      items.add(new Item(path, 1, Optional.empty(), Optional.empty(), ofFile));
    }
    for (int i = 0; i < places.size(); i++) {
      int line = places.get(i).line();
      int end = i + 1 < places.size() ? places.get(i + 1).line() : Integer.MAX_VALUE;
      items.add(new Item(path, line, Optional.of(places.get(i).card()), Optional.empty(),
          mistakes.stream().filter(it -> it.line() >= line && it.line() < end).toList()));
    }
  }
}
