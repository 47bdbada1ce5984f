package org.huashu.coach.coaching;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;

/**
 * Drives a {@link Lookout} by a running clock, all on one thread: it sleeps until the next alarm or
 * the next event. Its methods are safe for use by many threads.
 */
public final class Watch implements AutoCloseable {

  /** How many events may wait for it; beyond that the sender waits, as it does for the disk. */
  private static final int MOST_WAITING = 100_000;

  /** Long enough to cost nothing, short enough to follow when the system's clock is set. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  /** A task for the thread. */
  @FunctionalInterface
  private interface Task {
    void run(Lookout lookout);
  }

  private final Lookout lookout;
  private final InstantSource clock;
  private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Thread thread;
  private volatile boolean closed;

  private Watch(Lookout lookout, InstantSource clock, ThreadFactory threads) {
    this.lookout = lookout;
    this.clock = clock;
    this.thread = threads.newThread(this::keepWatch);
  }

  /** Starts the watch on one thread. */
  public static Watch start(Lookout lookout, InstantSource clock, ThreadFactory threads) {
    Watch watch = new Watch(lookout, clock, threads);
    watch.thread.start();
    return watch;
  }

  /** An event was kept now. */
  public void heard(Event event) {
    Instant now = clock.instant();
    hand(lookout -> lookout.heard(event, now));
  }

  /** A conversation may have been waiting since before the start. */
  public void lookAt(ConversationKey key) {
    hand(lookout -> lookout.lookAt(key, clock.instant()));
  }

  /** Whether it keeps watch; not after a fault of the program has ended its thread. */
  public boolean watches() {
    return thread.isAlive();
  }

  /** How many events it has not looked at. */
  public int waiting() {
    return tasks.size();
  }

  private void hand(Task task) {
    try {
      tasks.put(task);
    } catch (InterruptedException _) {
      // The event is kept; a start looks at its conversation again.
      Thread.currentThread().interrupt();
    }
  }

  private void keepWatch() {
    try {
      while (!closed) {
        Optional<Duration> sleep =
            lookout.next().map(next -> Duration.between(clock.instant(), next));
        long nanos = sleep.filter(until -> until.compareTo(LONGEST_SLEEP) < 0)
            .orElse(LONGEST_SLEEP)
            .toNanos();
        Task task = tasks.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        if (task != null) {
          task.run(lookout);
        }
        lookout.ring(clock.instant());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops; alarms that have not rung do so after the next start. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
