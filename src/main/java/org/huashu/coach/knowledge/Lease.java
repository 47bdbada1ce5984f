package org.huashu.coach.knowledge;

/**
 * A release in use: it stays open until the lease is closed. For one thread; to be used in a
 * try-with-resources statement, for one draft.
 */
public final class Lease implements AutoCloseable {

  private final HeldRelease held;
  private boolean closed;

  Lease(HeldRelease held) {
    this.held = held;
  }

  /** The release. */
  public Release release() {
    return held.release();
  }

  /** Gives the release back. A second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      held.letGo();
    }
  }
}
