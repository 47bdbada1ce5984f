package org.huashu.coach.knowledge;

/** Makes a knowledge base ready to answer: compiles its rules, indexes its scripts. */
@FunctionalInterface
public interface ReleaseCompiler {

  /**
   * The release.
   *
   * @param number counts up from 1
   * @throws KnowledgeException when the knowledge base cannot be compiled
   */
  Release compile(long number, KnowledgeBase knowledge);
}
