package org.huashu.coach.knowledge;

/** Reads a knowledge base: {@link KnowledgeReader} itself, or a cache in front of it. */
@FunctionalInterface
public interface KnowledgeParser {

  /**
   * The knowledge base that the files state.
   *
   * @param digest of the files, which the caller knows already
   * @throws KnowledgeException with every mistake of every file
   */
  KnowledgeBase read(KnowledgeFiles files, String digest);
}
