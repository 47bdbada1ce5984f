package org.huashu.coach.script;

import java.util.List;

/** Finds the standard scripts that answer a question. Safe for use by many threads. */
public interface ScriptSearch extends AutoCloseable {

  /** The scripts that fit, the best first; equal scores in the order of their ids. */
  List<ScriptMatch> search(ScriptQuery query);

  /** Lets go of the index. Searches under way are finished first. */
  @Override
  void close();
}
