package org.huashu.coach.command;

import org.huashu.coach.advice.Advice;
import org.huashu.coach.knowledge.KnowledgeBase;

/** Prints what was found in texts. */
interface Findings {

  /** Prints, or gathers, what was found in one text. */
  void add(String file, CheckedDraft draft, Advice advice);

  /** Everything has been added. */
  default void end(KnowledgeBase knowledge) {}
}
