package org.huashu.coach.console;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.huashu.coach.knowledge.Progress;

/**
 * A piece of work in the background: how far it is, and what came of it. Work tells how far it is
 * either by {@link #step}, which leaves it when somebody cancels, or by {@link #goesOn}, which lets
 * it end with what it has found so far. Safe for use by many threads.
 *
 * @param <O> what is wanted
 * @param <R> what comes of it
 */
final class BackgroundRun<O, R> implements Progress {

  private final long number;
  private final O order;
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicLong done = new AtomicLong();
  private volatile long all;
  private volatile long found;
  private volatile boolean begun;
  private volatile boolean cancelled;
  private volatile Optional<R> result = Optional.empty();

  BackgroundRun(long number, O order) {
    this.number = number;
    this.order = order;
  }

  /** Leaves work that nobody waits for any more. */
  private static final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CancelledException() {
      super("cancelled", null, false, false);
    }
  }

  long number() {
    return number;
  }

  O order() {
    return order;
  }

  long done() {
    return done.get();
  }

  /** Of how many; 0 as long as that is not known. */
  long all() {
    return all;
  }

  /** How many of those that are done were what is looked for. */
  long found() {
    return found;
  }

  /** In percent; less than 100 as long as it runs. */
  long percent() {
    return all == 0 ? 0 : Math.min(99, done() * 100 / all);
  }

  /** Whether it waits for another one. */
  boolean queued() {
    return !begun && !over();
  }

  boolean over() {
    return over.getCount() == 0;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** What came out; empty as long as it runs, when it was left, and when it failed. */
  Optional<R> result() {
    return result;
  }

  /** Ends it soon. */
  void cancel() {
    cancelled = true;
  }

  /** Waits until it is over, but not for long. */
  boolean ready(Duration most) {
    try {
      return over.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // --- for the work

  @Override
  public void start(int steps) {
    all = steps;
  }

  @Override
  public void step() {
    done.incrementAndGet();
    goOn();
  }

  /** Leaves the work if somebody has cancelled it. */
  void goOn() {
    if (cancelled) {
      throw new CancelledException();
    }
  }

  /** So many are done, and so many of these are what is looked for; false to end. */
  boolean goesOn(long nowDone, long nowFound) {
    done.set(nowDone);
    found = nowFound;
    return !cancelled;
  }

  /** Does the work; nothing comes of it when it is left. */
  void run(BackgroundRuns.Work<O, R> work) {
    begun = true;
    try {
      result = Optional.of(work.run(order, this));
    } catch (CancelledException _) {
      // Whoever cancelled it knows.
    }
  }

  /** Tells those who wait. */
  void end() {
    over.countDown();
  }
}
