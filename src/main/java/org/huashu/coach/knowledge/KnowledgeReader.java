package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.WordingRule;

/** Reads a knowledge base from its files. Strict: one mistake is too many. */
public final class KnowledgeReader {

  private static final List<String> WORD_LISTS = List.of("allow", "brands", "synonyms");

  private final KnowledgeFiles files;
  private final ReadFiles before;
  private final List<Mistake> mistakes = new ArrayList<>();

  private KnowledgeReader(KnowledgeFiles files, ReadFiles before) {
    this.files = files;
    this.before = before;
  }

  /**
   * The knowledge base that the files state. A pure function.
   *
   * @throws KnowledgeException with every mistake of every file
   */
  public static KnowledgeBase read(KnowledgeFiles files) {
    return read(files, new ReadFiles());
  }

  /** The same, without parsing files again that are as they were; remembers these files. */
  static KnowledgeBase read(KnowledgeFiles files, ReadFiles before) {
    KnowledgeBase knowledge = new KnowledgeReader(files, before).read(Optional.empty());
    before.retain(files);
    return knowledge;
  }

  /**
   * What files state that have been read before.
   *
   * @param rules in the order of their ids, like the scripts
   */
  record Known(List<WordingRule> rules, List<Script> scripts) {}

  /**
   * The knowledge base that the files state, when these have been read without a mistake before.
   */
  static KnowledgeBase read(KnowledgeFiles files, Known known) {
    return new KnowledgeReader(files, new ReadFiles()).read(Optional.of(known));
  }

  private KnowledgeBase read(Optional<Known> known) {
    files.texts().keySet().forEach(this::checkPath);
    Policies policies = new PolicyReader(files, mistakes).read();
    List<WordingRule> rules = known.map(Known::rules).orElseGet(this::rules);
    List<Script> scripts =
        known.map(Known::scripts).orElseGet(() -> scripts(policies.placeholders().keySet()));
    Words words = new Words(words("allow", WordsReader::entries),
        words("synonyms", WordsReader::groups), words("brands", WordsReader::entries),
        new DenialReader(files, mistakes).read());
    if (!mistakes.isEmpty()) {
      throw new KnowledgeException(mistakes);
    }
    return new KnowledgeBase(List.copyOf(rules), List.copyOf(scripts), policies, words);
  }

  private List<WordingRule> rules() {
    List<WordingRule> rules = new ArrayList<>();
    below("rules/").forEach((path, text) -> before.rule(path, text)
        .or(() -> rule(path, text))
        .ifPresent(rules::add));
    rules.sort(Comparator.comparing(WordingRule::id));
    return rules;
  }

  private Optional<WordingRule> rule(String path, String text) {
    int known = mistakes.size();
    Optional<WordingRule> rule = RuleReader.read(new Source(path, mistakes), text);
    rule.filter(_ -> mistakes.size() == known).ifPresent(it -> before.keep(path, text, it));
    return rule;
  }

  private List<Script> scripts(Set<String> placeholders) {
    boolean known = mistakes.stream().noneMatch(m -> m.path().equals(PolicyReader.PLACEHOLDERS));
    Optional<Set<String>> names = known ? Optional.of(placeholders) : Optional.empty();
    List<Script> scripts = new ArrayList<>();
    below("scripts/").forEach((path, text) -> scripts.addAll(before.scripts(path, text, names)
        .orElseGet(() -> scripts(path, text, names))));
    scripts.sort(Comparator.comparing(Script::id));
    return scripts;
  }

  private List<Script> scripts(String path, String text, Optional<Set<String>> placeholders) {
    int known = mistakes.size();
    List<Script> scripts = ScriptReader.read(new Source(path, mistakes), text, placeholders);
    if (mistakes.size() == known) {
      before.keep(path, text, placeholders, scripts);
    }
    return scripts;
  }

  private SortedMap<String, String> below(String folder) {
    SortedMap<String, String> right = new TreeMap<>(files.below(folder));
    right.keySet().removeIf(path -> Paths.mistake(path).isPresent());
    return right;
  }

  private void checkPath(String path) {
    Paths.mistake(path).ifPresent(text -> mistakes.add(new Mistake(path, 0, text)));
    Source source = new Source(path, mistakes);
    if (path.startsWith("words/") && !path.equals(DenialReader.PATH)
        && !WORD_LISTS.contains(source.name())) {
      source.mistake(0, "no word list '" + source.name() + "'; there are "
          + Spelling.allowed(source.name(), WORD_LISTS));
    }
  }

  private <T> List<T> words(String name, BiFunction<Source, String, List<T>> reader) {
    String path = "words/" + name + ".txt";
    return Optional.ofNullable(files.texts().get(path))
        .map(text -> reader.apply(new Source(path, mistakes), text))
        .orElse(List.of());
  }
}
