package org.huashu.coach.console;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.huashu.coach.background.LowPriority;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work of one kind in the background, the last one of each owner: another one ends it. One runs at
 * a time, on a thread that gives way to others, so that agents do not feel it. Safe for use by many
 * threads.
 *
 * @param <O> what is wanted
 * @param <R> what comes of it
 */
final class BackgroundRuns<O, R> {

  private static final Logger LOG = LoggerFactory.getLogger(BackgroundRuns.class);
  /** So long a request waits for the end before it shows how far it is. */
  static final Duration AT_ONCE = Duration.ofSeconds(1);
  /** More than ever go on at once; whose run is forgotten begins again. */
  private static final int MOST_KEPT = 200;

  private final String name;
  private final Work<O, R> work;
  private final Map<String, BackgroundRun<O, R>> runs = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore turn = new Semaphore(1, true);

  /** What is done. */
  @FunctionalInterface
  interface Work<O, R> {

    /** Does it, and tells the run how far it is. */
    R run(O order, BackgroundRun<O, R> run);
  }

  /** Of this kind; the name is for threads and the log. */
  BackgroundRuns(String name, Work<O, R> work) {
    this.name = name;
    this.work = work;
  }

  /** Begins a run; the owner's last one ends. */
  BackgroundRun<O, R> start(String owner, O order) {
    runs.values().removeIf(it -> runs.size() > MOST_KEPT && it.over());
    BackgroundRun<O, R> fresh = new BackgroundRun<>(numbers.incrementAndGet(), order);
    Optional.ofNullable(runs.put(owner, fresh)).ifPresent(BackgroundRun::cancel);
    begin(fresh);
    return fresh;
  }

  private void begin(BackgroundRun<O, R> fresh) {
    // Not a virtual one: it computes all the time, and requests need those.
    LowPriority.threads(name + "-" + fresh.number()).newThread(() -> run(fresh)).start();
  }

  private void run(BackgroundRun<O, R> run) {
    turn.acquireUninterruptibly();
    try {
      run.run(work);
    } catch (RuntimeException e) {
      LOG.warn("{} {} failed", name, run.number(), e);
    } finally {
      turn.release();
      run.end();
    }
  }

  /** The owner's last run. */
  Optional<BackgroundRun<O, R>> last(String owner) {
    return Optional.ofNullable(runs.get(owner));
  }

  /** The owner's last run, if it is the one of that number. */
  Optional<BackgroundRun<O, R>> find(String owner, String number) {
    return last(owner).filter(it -> Long.toString(it.number()).equals(number));
  }
}
