package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.knowledge.RuleField.Shape;

/**
 * The text of a rule's file, key by key as it was written.
 *
 * @param head what stands above the first key
 * @param blocks the lines of each key
 */
record RuleBlocks(String head, Map<String, String> blocks) {

  private static final String EXAMPLES = "examples";

  static RuleBlocks of(String text) {
    StringBuilder head = new StringBuilder();
    Map<String, StringBuilder> blocks = new LinkedHashMap<>();
    StringBuilder now = head;
    for (String line : text.lines().toList()) {
      if (line.matches("[a-z-]+:.*")) {
        now = blocks.computeIfAbsent(line.substring(0, line.indexOf(':')),
            _ -> new StringBuilder());
      }
      now.append(line).append('\n');
    }
    Map<String, String> texts = new LinkedHashMap<>();
    blocks.forEach((key, block) -> texts.put(key, block.toString()));
    return new RuleBlocks(head.toString(), texts);
  }

  /** The file with the changed keys written anew; new ones stand before the examples. */
  String with(RuleCard before, RuleCard after) {
    Map<String, String> fresh = RuleBlocks.of(RuleYaml.write(after)).blocks();
    List<String> changed = after.differences(before)
        .stream()
        .map(field -> field.shape() == Shape.SAMPLES ? EXAMPLES : field.key())
        .toList();
    StringBuilder out = new StringBuilder(head);
    List<String> added = new ArrayList<>(fresh.keySet());
    added.removeAll(blocks.keySet());
    blocks.forEach((key, block) -> {
      if (key.equals(EXAMPLES)) {
        added.forEach(it -> out.append(fresh.get(it)));
        added.clear();
      }
      out.append(changed.contains(key) ? fresh.getOrDefault(key, "") : block);
    });
    added.forEach(it -> out.append(fresh.get(it)));
    return out.toString();
  }
}
