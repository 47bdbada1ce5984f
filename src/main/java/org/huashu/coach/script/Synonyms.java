package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that mean the same as words of a question. */
final class Synonyms {

  private final Map<String, Set<String>> others = new HashMap<>();
  private int longest;

  Synonyms(List<List<String>> groups, Analysis analysis) {
    for (List<String> group : groups) {
      List<String> folded = group.stream().map(analysis::folded).map(String::strip).toList();
      for (String word : folded) {
        if (!word.isEmpty()) {
          others.computeIfAbsent(word, _ -> new LinkedHashSet<>()).addAll(folded);
          longest = Math.max(longest, word.length());
        }
      }
    }
  }

  /** What else the words of a folded question are called; nothing that it says itself. */
  List<String> of(String folded) {
    Set<String> found = new LinkedHashSet<>();
    for (int start = 0; start < folded.length(); start++) {
      int most = Math.min(folded.length(), start + longest);
      for (int end = start + 1; end <= most; end++) {
        found.addAll(others.getOrDefault(folded.substring(start, end), Set.of()));
      }
    }
    List<String> missing = new ArrayList<>(found);
    missing.removeIf(folded::contains);
    return missing;
  }
}
