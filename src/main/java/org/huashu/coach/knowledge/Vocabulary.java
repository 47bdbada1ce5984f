package org.huashu.coach.knowledge;

import java.util.List;

/** Knows the words that are in everybody's mouth. */
@FunctionalInterface
public interface Vocabulary {

  /** Knows none. */
  Vocabulary NONE = List::of;

  /** Common words in simplified script, the most common first. */
  List<String> commonWords();
}
