package org.huashu.coach.script;

import java.util.concurrent.Executor;
import java.util.function.IntConsumer;

/**
 * How an index is built when there is none yet.
 *
 * @param executor runs the tasks
 * @param tasks how many tasks share the work, at least 1
 * @param progress hears how many scripts are indexed so far, from any of the tasks
 */
public record IndexBuilding(Executor executor, int tasks, IntConsumer progress) {

  /** Refuses less than one task. */
  public IndexBuilding {
    if (tasks < 1) {
      throw new IllegalArgumentException("an index is built by at least 1 task, not " + tasks);
    }
  }

  /** By the calling thread, silently. */
  public static IndexBuilding inTheCallingThread() {
    return new IndexBuilding(Runnable::run, 1, _ -> {});
  }
}
