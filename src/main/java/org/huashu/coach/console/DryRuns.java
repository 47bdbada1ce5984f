package org.huashu.coach.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.huashu.coach.review.DryRun;
import org.huashu.coach.review.JudgedText;
import org.huashu.coach.review.RecentReplies;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingMatcher;

/**
 * Dry runs in the background, one of each person: another one ends it. One runs at a time, so that
 * agents do not feel it. Safe for use by many threads.
 */
final class DryRuns {

  private final RecentReplies replies;
  private final Map<String, Running> runs = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore turn = new Semaphore(1, true);

  DryRuns(RecentReplies replies) {
    this.replies = replies;
  }

  /**
   * What is tried.
   *
   * @param shops whose replies; the number of the plan is for all of them together
   * @param severity what the rule's is now
   */
  record Order(String rule, List<String> shops, int most, long seed, Severity severity,
      WordingMatcher wording) {}

  /** A run, and how far it is. */
  static final class Running {
    private final long number;
    private final Order order;
    private volatile long read;
    private volatile long flagged;
    private volatile boolean begun;
    private volatile boolean cancelled;
    private volatile boolean over;
    private volatile Optional<DryRun.Result> result = Optional.empty();

    Running(long number, Order order) {
      this.number = number;
      this.order = order;
    }

    long number() {
      return number;
    }

    Order order() {
      return order;
    }

    long read() {
      return read;
    }

    long flagged() {
      return flagged;
    }

    /** Whether it waits for another one. */
    boolean queued() {
      return !begun && !over;
    }

    boolean over() {
      return over;
    }

    /** What came out; empty as long as it runs, and when it failed. */
    Optional<DryRun.Result> result() {
      return result;
    }

    private boolean goesOn(long nowRead, long nowFlagged) {
      read = nowRead;
      flagged = nowFlagged;
      return !cancelled;
    }
  }

  /** Begins a run; the person's last one ends. */
  Running start(String who, Order order) {
    Running fresh = new Running(numbers.incrementAndGet(), order);
    Running old = runs.put(who, fresh);
    if (old != null) {
      old.cancelled = true;
    }
    // Not a virtual one: it computes all the time, and requests need those.
    Thread.ofPlatform().daemon().name("dry-run-" + fresh.number()).start(() -> run(fresh));
    return fresh;
  }

  private void run(Running running) {
    try {
      turn.acquireUninterruptibly();
      try {
        running.begun = true;
        Order order = running.order();
        var plan = new DryRun.Plan(String.join(",", order.shops()), order.rule(), order.most(),
            order.seed());
        running.result = Optional.of(new DryRun(new Joined(replies, order)).run(plan,
            order.wording(), running::goesOn));
      } finally {
        turn.release();
      }
    } finally {
      running.over = true;
    }
  }

  /** A person's run of that number. */
  Optional<Running> find(String who, String number) {
    return Optional.ofNullable(runs.get(who))
        .filter(it -> Long.toString(it.number()).equals(number));
  }

  /** Ends a run soon; what it has found so far stays. */
  static void cancel(Running running) {
    running.cancelled = true;
  }

  /** The last replies of several shops, as many of each. */
  private record Joined(RecentReplies replies, Order order) implements RecentReplies {

    private int each(int most) {
      return Math.max(1, most / Math.max(1, order.shops().size()));
    }

    @Override
    public int count(String shop, int most) {
      return order.shops().stream().mapToInt(it -> replies.count(it, each(most))).sum();
    }

    @Override
    public void read(String shop, int most, Predicate<SentReply> taker) {
      Taking taking = new Taking(taker);
      for (String one : order.shops()) {
        if (taking.wants) {
          replies.read(one, each(most), taking);
        }
      }
    }

    @Override
    public List<JudgedText> judged(String rule, int most) {
      return replies.judged(rule, most);
    }
  }

  /** Remembers whether more is wanted. */
  private static final class Taking implements Predicate<RecentReplies.SentReply> {
    private final Predicate<RecentReplies.SentReply> taker;
    private boolean wants = true;

    Taking(Predicate<RecentReplies.SentReply> taker) {
      this.taker = taker;
    }

    @Override
    public boolean test(RecentReplies.SentReply reply) {
      wants = taker.test(reply);
      return wants;
    }
  }
}
