package org.huashu.coach.intake;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.huashu.coach.knowledge.ScriptCard;

/** Which topic each category of a file becomes: as chosen, or else as guessed. */
final class Topics {

  /** The topic of lines that are in no category. */
  static final String WITHOUT = "imported";

  private Topics() {}

  /**
   * The topics.
   *
   * @param categories as the file calls them, in its order
   * @param labels what people call a topic, and its name
   * @return by category; two categories share a topic only when both are called so
   */
  static Map<String, String> of(Collection<String> categories, Map<String, String> labels,
      Settings settings) {
    Map<String, String> topics = new LinkedHashMap<>();
    for (String category : categories) {
      String chosen = settings.topics().getOrDefault(category, "");
      String label = labels.getOrDefault(category, "");
      String lower = category.toLowerCase(java.util.Locale.ROOT);
      String topic = !chosen.isEmpty()
          ? chosen
          : !label.isEmpty()
              ? label
              : ScriptCard.goodName(lower) ? lower : made(category, topics);
      topics.put(category, topic);
    }
    return topics;
  }

  private static String made(String category, Map<String, String> topics) {
    return ScriptNames.free(ScriptNames.initials(category, WITHOUT), topics::containsValue);
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
