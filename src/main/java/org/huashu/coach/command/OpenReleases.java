package org.huashu.coach.command;

import org.huashu.coach.knowledge.ReleaseStore;

/**
 * The releases of a store that was opened for one command.
 *
 * @param closing closes the store
 */
public record OpenReleases(ReleaseStore store, Runnable closing) implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }
}
