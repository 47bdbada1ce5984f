package org.huashu.coach.knowledge;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a knowledge base, as text.
 *
 * @param texts path below the knowledge base ({@code rules/banned/dont-know.yaml}) to content
 */
public record KnowledgeFiles(SortedMap<String, String> texts) {

  /** Copies the map. */
  public KnowledgeFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }
}
