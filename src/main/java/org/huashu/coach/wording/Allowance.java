package org.huashu.coach.wording;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much processor time looking at meanings may take: a fifth of one core in the long run, and
 * seconds at once. So one person who types is always looked at, and a flood of drafts is not slowed
 * down by what is only nice to know. One at a time: who comes second does without. Safe for use by
 * many threads.
 */
final class Allowance {

  private static final long MOST_SAVED_NANOS = 2_000_000_000;
  private static final int SHARE = 5;

  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicLong saved = new AtomicLong(MOST_SAVED_NANOS);
  private final AtomicLong counted = new AtomicLong(System.nanoTime());

  /** Whether somebody may begin; whoever may has to {@link #end}. */
  boolean begin() {
    return busy.compareAndSet(false, true) && (mayBegin(System.nanoTime()) || giveUp());
  }

  private boolean mayBegin(long now) {
    long gained = (now - counted.getAndSet(now)) / SHARE;
    return saved.updateAndGet(rest -> Math.min(MOST_SAVED_NANOS, rest + gained)) > 0;
  }

  private boolean giveUp() {
    busy.set(false);
    return false;
  }

  /** It took so long. */
  void end(long nanos) {
    saved.addAndGet(-nanos);
    busy.set(false);
  }
}
