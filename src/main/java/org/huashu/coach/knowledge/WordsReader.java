package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a word list: one entry a line; {@code #} at its start or after a space is a comment. */
final class WordsReader {

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
  private static final Pattern COMMAS = Pattern.compile("\\s*[,，、]\\s*");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private WordsReader() {}

  /** The entries, in the order of the file. */
  static List<String> entries(Source source, String text) {
    Map<String, Integer> lines = new HashMap<>();
    List<String> entries = new ArrayList<>();
    List<String> written = text.lines().toList();
    for (int i = 0; i < written.size(); i++) {
      String entry = entry(written.get(i));
      if (!entry.isEmpty()) {
        Integer first = lines.putIfAbsent(entry, i + 1);
        if (first != null) {
          source.mistake(i + 1, "'" + entry + "' stands twice, first on line " + first);
        }
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The groups: words between commas, or between spaces on a line without a comma. */
  static List<List<String>> groups(Source source, String text) {
    List<List<String>> groups = new ArrayList<>();
    List<String> written = text.lines().toList();
    for (int i = 0; i < written.size(); i++) {
      String entry = entry(written.get(i));
      if (!entry.isEmpty()) {
        Pattern between = COMMAS.matcher(entry).find() ? COMMAS : SPACES;
        List<String> group =
            between.splitAsStream(entry).filter(word -> !word.isBlank()).distinct().toList();
        if (group.size() < 2) {
          source.mistake(i + 1, "a group needs two words or more, with commas between them");
        }
        groups.add(group);
      }
    }
    return groups;
  }

  private static String entry(String line) {
    return COMMENT.matcher(line).replaceFirst("").strip();
  }
}
