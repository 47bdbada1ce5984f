package org.huashu.coach.console;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.coaching.OfferTrial;
import org.huashu.coach.coaching.OfferTrial.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trials of edited scripts in the background, one of each person: another one ends it. One runs at
 * a time, on a thread that gives way to others, so that agents do not feel it. Safe for use by many
 * threads.
 */
final class ScriptTrials {

  private static final Logger LOG = LoggerFactory.getLogger(ScriptTrials.class);
  /** More people than ever edit at once; who is forgotten begins again. */
  private static final int MOST_KEPT = 200;

  private final OfferTrial trial;
  private final CurrentRelease current;
  private final Map<String, Running> runs = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore turn = new Semaphore(1, true);

  ScriptTrials(OfferTrial trial, CurrentRelease current) {
    this.trial = trial;
    this.current = current;
  }

  /** A run, and how far it is. */
  static final class Running {
    private final long number;
    private final Plan plan;
    private volatile long read;
    private volatile long all;
    private volatile boolean cancelled;
    private volatile boolean over;
    private volatile Optional<OfferTrial.Result> result = Optional.empty();

    private Running(long number, Plan plan) {
      this.number = number;
      this.plan = plan;
    }

    long number() {
      return number;
    }

    long read() {
      return read;
    }

    long all() {
      return all;
    }

    boolean over() {
      return over;
    }

    /** What came out; empty as long as it runs, and when it failed. */
    Optional<OfferTrial.Result> result() {
      return result;
    }

    /** Ends it soon; what it has found so far stays. */
    void cancel() {
      cancelled = true;
    }

    private boolean goesOn(long nowRead, long nowAll) {
      read = nowRead;
      all = nowAll;
      return !cancelled;
    }

    private boolean isOf(Plan other) {
      return !cancelled && plan.edited().equals(other.edited())
          && plan.shops().equals(other.shops());
    }
  }

  /** Begins a run; the person's last one ends, unless it is the very same. */
  Running start(String who, Plan plan) {
    Running old = runs.get(who);
    if (old != null && !old.over() && old.isOf(plan)) {
      return old;
    }
    if (old != null) {
      old.cancel();
    }
    runs.values().removeIf(it -> runs.size() > MOST_KEPT && it.over());
    Running fresh = new Running(numbers.incrementAndGet(), plan);
    runs.put(who, fresh);
    begin(fresh);
    return fresh;
  }

  /** Nothing relies on the priority; where the system heeds it, agents feel less of the work. */
  @SuppressWarnings("ThreadPriorityCheck")
  private void begin(Running running) {
    // Not a virtual one: it computes all the time, and requests need those.
    Thread.ofPlatform()
        .daemon()
        .name("script-trial-" + running.number())
        .priority(Thread.MIN_PRIORITY)
        .start(() -> run(running));
  }

  private void run(Running running) {
    turn.acquireUninterruptibly();
    try (CurrentRelease.Lease lease = current.acquire()) {
      running.result =
          Optional.of(trial.run(running.plan, lease.release(), running::goesOn));
    } catch (RuntimeException e) {
      LOG.warn("a trial of the script {} failed", running.plan.edited().id(), e);
    } finally {
      turn.release();
      running.over = true;
    }
  }

  /** A person's run of that number. */
  Optional<Running> find(String who, String number) {
    return Optional.ofNullable(runs.get(who))
        .filter(it -> Long.toString(it.number()).equals(number));
  }
}
