package org.huashu.coach.coaching;

import org.huashu.coach.knowledge.Release;

/**
 * Lends out the release that the service answers from now. Safe for use by many threads.
 */
@FunctionalInterface
public interface CurrentRelease {

  /** Lends the current release; it stays open until it is given back. */
  Lease acquire();

  /** A release on loan. */
  interface Lease extends AutoCloseable {

    /** The release. */
    Release release();

    /** Gives it back. */
    @Override
    void close();
  }

  /** Always the same release, which is never closed. */
  static CurrentRelease always(Release release) {
    record Permanent(Release release) implements Lease {
      @Override
      public void close() {
        // Nothing to give back: the release outlives every loan.
      }
    }
    Lease lease = new Permanent(release);
    return () -> lease;
  }
}
