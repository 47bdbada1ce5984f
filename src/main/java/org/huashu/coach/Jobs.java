package org.huashu.coach;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.account.Door;
import org.huashu.coach.background.LowPriority;
import org.huashu.coach.desk.Demo;
import org.huashu.coach.knowledge.Lease;
import org.huashu.coach.knowledge.Policies;
import org.huashu.coach.knowledge.Releases;
import org.huashu.coach.review.JournalCounts;
import org.huashu.coach.store.SqlStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the service does by itself: look for a newer release, on a thread of its own, so that it is
 * taken within two seconds whatever else there is to do; and on another one forget old deliveries,
 * try the store again, count the days.
 */
final class Jobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration DELIVERIES_KEPT = Duration.ofHours(24);

  /** Longer than {@link Alarms} looks back: what was told once is not told again. */
  private static final Duration PUSHES_KEPT = Duration.ofDays(14);

  /** As long as somebody may need to clear up a file between two steps of its import. */
  private static final Duration UPLOADS_KEPT = Duration.ofDays(3);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration COUNTING = Duration.ofMillis(300);

  /** Counting may take one part in so many of a core: drafts come first. */
  private static final int COUNTING_SHARE = 20;

  /** The longest rest all the same: on a busy machine a short look takes long by the clock. */
  private static final Duration LONGEST_REST = Duration.ofSeconds(15);

  /** Between two looks for a newer release: one question to the store, of some microseconds. */
  private static final Duration LOOKING = Duration.ofMillis(200);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(LowPriority.threads("jobs"));
  private final ScheduledExecutorService releasing = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().name("releases").daemon().factory());

  private Jobs() {}

  static Jobs start(SqlStore store, Releases releases, InstantSource clock) {
    Jobs jobs = new Jobs();
    look(releases, (pause, what, job) -> every(jobs.releasing, pause, what, job));
    jobs.every(PAUSE, "try the store again", () -> {
      if (!store.journal().available()) {
        store.writable(clock.instant());
      }
    });
    jobs.every(Duration.ofMinutes(10), "forget old deliveries",
        () -> store.forgetDeliveries(clock.instant().minus(DELIVERIES_KEPT)));
    jobs.every(Duration.ofMinutes(10), "forget old pushes",
        () -> store.outbox().forget(clock.instant().minus(PUSHES_KEPT)));
    jobs.every(Duration.ofMinutes(10), "forget old sessions", () -> store.sessions()
        .forget(clock.instant().minus(Door.IDLE), clock.instant().minus(Door.LONGEST)));
    jobs.every(Duration.ofMinutes(10), "forget old uploads",
        () -> store.imports().forget(clock.instant().minus(UPLOADS_KEPT)));
    jobs.inItsShare("count the days", () -> count(store, releases), PAUSE);
    return jobs;
  }

  /** Does something again and again, with a pause after each time. */
  @FunctionalInterface
  interface Timer {

    /** The name of the job is for the log. */
    void every(Duration pause, String what, Runnable job);
  }

  /** Has a node look for what others have published. */
  static void look(Releases releases, Timer timer) {
    timer.every(LOOKING, "look for a newer release", releases::refresh);
  }

  /** For a moment only, so that the other jobs get their turn; the rest is for the next time. */
  private static void count(SqlStore store, Releases releases) {
    JournalCounts.Settings settings;
    try (Lease lease = releases.lease()) {
      Policies policies = lease.release().knowledge().policies();
      settings = new JournalCounts.Settings(policies.response().hours().zone(),
          policies.platforms());
    }
    long started = System.nanoTime();
    var _ = store.insightCounting()
        .catchUp(settings, () -> System.nanoTime() - started < COUNTING.toNanos());
  }

  /** Lets the demo's customers go on. */
  void play(Demo demo) {
    every(Duration.ofMillis(500), "go on with the demo", demo::step);
  }

  private void every(Duration pause, String what, Runnable job) {
    every(thread, pause, what, job);
  }

  private static void every(ScheduledExecutorService thread, Duration pause, String what,
      Runnable job) {
    var _ = thread.scheduleWithFixedDelay(() -> tried(what, job), pause.toMillis(),
        pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** After a job that took long it rests longer, so that it never takes more than its share. */
  private void inItsShare(String what, Runnable job, Duration pause) {
    var _ = thread.schedule(() -> {
      long started = System.nanoTime();
      tried(what, job);
      Duration rest = Duration.ofNanos(System.nanoTime() - started)
          .multipliedBy(COUNTING_SHARE - 1L);
      if (!thread.isShutdown()) {
        inItsShare(what, job, within(rest));
      }
    }, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Duration within(Duration rest) {
    if (rest.compareTo(PAUSE) < 0) {
      return PAUSE;
    }
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private static void tried(String what, Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      // A job that fails is tried again; a scheduler would drop it without a word.
      LOG.warn("cannot {}: {}", what, e.toString());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    releasing.shutdownNow();
  }
}
