package org.huashu.coach.command;

import org.huashu.coach.push.Outbox;

/**
 * The pushes of a store that was opened for one command.
 *
 * @param closing closes the store
 */
public record OpenOutbox(Outbox outbox, Runnable closing) implements AutoCloseable {

  @Override
  public void close() {
    closing.run();
  }
}
