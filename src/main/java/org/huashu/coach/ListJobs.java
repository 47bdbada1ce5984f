package org.huashu.coach;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.huashu.coach.background.LowPriority;
import org.huashu.coach.coaching.ListKeeping;
import org.huashu.coach.knowledge.Lease;
import org.huashu.coach.knowledge.Releases;
import org.huashu.coach.store.SqlStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lists for knowledge managers, on a thread of its own that gives way to others. */
final class ListJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ListJobs.class);
  /** So that the start of the service is not slowed down. */
  private static final long FIRST_SECONDS = 20;
  private static final long PAUSE_SECONDS = 30;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(LowPriority.threads("work-lists"));
  private volatile boolean closed;

  private ListJobs() {}

  static ListJobs start(SqlStore store, Releases releases, UseCounts uses,
      InstantSource clock) {
    ListJobs jobs = new ListJobs();
    ListKeeping keeping = new ListKeeping(new ListKeeping.Parts(store.offerHistory(),
        store.journal(), store.questionGroups(), store.pairLog()));
    var _ = jobs.thread.scheduleWithFixedDelay(() -> {
      try (Lease lease = releases.lease()) {
        uses.refresh(store.offerHistory(), clock.instant(), zone(lease));
        var _ = keeping.catchUp(lease.release(), clock.instant(), () -> !jobs.closed);
      } catch (RuntimeException e) {
        // Tried again; a scheduler would drop it without a word.
        LOG.warn("cannot make the lists to work off: {}", e.toString());
      }
    }, FIRST_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
    return jobs;
  }

  private static ZoneId zone(Lease lease) {
    return lease.release().knowledge().policies().response().hours().zone();
  }

  /** Waits a little for what is under way: the store is closed after it. */
  @Override
  public void close() {
    closed = true;
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
