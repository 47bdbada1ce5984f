package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The words of the dictionary by which Lucene's smartcn cuts texts, with how often they are used.
 */
public final class CommonWords {

  private static final int SHORTEST = 2;

  private CommonWords() {}

  /** A word and how often it stands in the corpus from which the dictionary was made. */
  private record Counted(String word, int count) {}

  /**
   * Words of two characters or more, the most common first.
   *
   * @param fewest how often a word must be used to be listed; 20 leaves some 14 000
   */
  public static List<String> of(int fewest) {
    List<Counted> words = new ArrayList<>();
    SmartcnTables.words((word, count) -> {
      if (word.length() >= SHORTEST && count >= fewest) {
        words.add(new Counted(word, count));
      }
    });
    words.sort(Comparator.comparingInt((Counted it) -> -it.count).thenComparing(Counted::word));
    return words.stream().map(Counted::word).toList();
  }
}
