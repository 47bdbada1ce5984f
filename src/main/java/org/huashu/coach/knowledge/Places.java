package org.huashu.coach.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;
import org.huashu.coach.wording.WordingRule;

/** Where rules and scripts stand in the files. */
record Places(KnowledgeFiles files) {

  static String path(WordingRule rule) {
    return "rules/" + rule.id().replace('.', '/') + ".yaml";
  }

  static String path(Script script) {
    return "scripts/" + script.topic() + ".yaml";
  }

  /** The line that names the script. */
  int line(Script script) {
    String name = script.id().substring(script.id().indexOf('.') + 1);
    return line(path(script), "\\bid:\\s*[\"']?" + name + "(?![a-z0-9-])");
  }

  /** The first line that holds the words; the first of all when they are written otherwise. */
  int line(WordingRule rule, String words) {
    return Math.max(1, line(path(rule), Pattern.quote(words)));
  }

  private int line(String path, String expression) {
    Pattern wanted = Pattern.compile(expression);
    List<String> lines = files.texts().getOrDefault(path, "").lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (wanted.matcher(lines.get(i)).find()) {
        return i + 1;
      }
    }
    return 0;
  }
}
