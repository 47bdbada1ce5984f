package org.huashu.coach.knowledge;

import java.util.Collection;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Spelling {

  private Spelling() {}

  /** What is allowed, and what was probably meant: for the end of a message. */
  static String allowed(String word, Collection<String> known) {
    return known + nearest(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }

  /** The known word that is about a third of its letters away, or one. */
  static Optional<String> nearest(String word, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      int distance = distance(word, candidate);
      if (distance < least && distance <= Math.max(1, (candidate.length() + 1) / 3)) {
        best = Optional.of(candidate);
        least = distance;
      }
    }
    return best;
  }

  /** Levenshtein's distance: insertions, deletions and changes of one character. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
