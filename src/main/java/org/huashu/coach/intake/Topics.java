package org.huashu.coach.intake;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.huashu.coach.knowledge.ScriptCard;
import org.jspecify.annotations.Nullable;

/**
 * Which topic each category of a file becomes: as chosen, or else as it is called. What is called
 * like no topic has none until somebody chooses one: topics stay for good, and a made-up name would
 * stay with them.
 */
final class Topics {

  /** The topic of lines that are in no category. */
  static final String WITHOUT = "imported";
  /** Shorter names stand in words that mean something else. */
  private static final int SHORTEST = 2;

  private Topics() {}

  /**
   * What topics are called.
   *
   * @param words what people call them
   * @param scripts that there are; the tags of those that were imported tell their category
   */
  record Names(Words words, Collection<ScriptCard> scripts) {}

  /**
   * The topics.
   *
   * @param categories as the file calls them, in its order
   * @return by category; empty where nobody has chosen one yet
   */
  static Map<String, String> of(Collection<String> categories, Names names, Settings settings) {
    Map<String, String> tagged = tagged(categories, names.scripts());
    Map<String, String> topics = new LinkedHashMap<>();
    for (String category : categories) {
      String lower = category.toLowerCase(Locale.ROOT);
      topics.put(category, given(settings.topics().get(category))
          .or(() -> given(names.words().topics().get(category)))
          .or(() -> given(lower).filter(ScriptCard::goodName))
          .or(() -> given(tagged.get(category)))
          .or(() -> given(names.words().aliases().get(lower)))
          .or(() -> near(lower, names.words()))
          .orElse(""));
    }
    return topics;
  }

  private static Optional<String> given(@Nullable String name) {
    return Optional.ofNullable(name).filter(it -> !it.isEmpty());
  }

  /** By category, the topic of most scripts that came from it. */
  private static Map<String, String> tagged(Collection<String> categories,
      Collection<ScriptCard> scripts) {
    Set<String> wanted = Set.copyOf(categories);
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (ScriptCard card : scripts) {
      for (String tag : card.tags()) {
        if (wanted.contains(tag)) {
          counts.computeIfAbsent(tag, _ -> new TreeMap<>()).merge(card.topic(), 1, Integer::sum);
        }
      }
    }
    Map<String, String> topics = new HashMap<>();
    counts.forEach((tag, topic) -> topic.entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(most -> topics.put(tag, most.getKey())));
    return topics;
  }

  /** The topic of which a name is a part of the category, the longest name first. */
  private static Optional<String> near(String category, Words words) {
    return Stream.concat(words.topics().entrySet().stream(), words.aliases().entrySet().stream())
        .filter(name -> name.getKey().length() >= SHORTEST
            && category.contains(name.getKey().toLowerCase(Locale.ROOT)))
        .max(Comparator.comparingInt((Map.Entry<String, String> name) -> name.getKey().length())
            .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getValue);
  }

  /** The categories of lines, each once. */
  static List<String> categories(Collection<SheetLine> lines) {
    return lines.stream()
        .map(SheetLine::category)
        .filter(category -> !category.isEmpty())
        .distinct()
        .toList();
  }

  /** Whether a topic says as much as the category that it was made of. */
  static boolean says(String topic, String category, Map<String, String> labels) {
    return topic.equalsIgnoreCase(category)
        || Set.of(topic).contains(labels.getOrDefault(category, ""));
  }
}
