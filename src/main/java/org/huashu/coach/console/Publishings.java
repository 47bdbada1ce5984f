package org.huashu.coach.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.KnowledgeException;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.LintFinding;
import org.huashu.coach.knowledge.LintFinding.Level;
import org.huashu.coach.knowledge.WorkingCopy;
import org.huashu.coach.knowledge.WorkingCopy.Prepared;

/**
 * Publishing in the background: the whole next release is looked at first. What has no findings is
 * published at once, what has warnings only when somebody has seen them, what has errors never. One
 * at a time is looked at, so that agents do not feel it; of each person the last one counts. Safe
 * for use by many threads.
 */
final class Publishings {

  /** So long a request waits for the answer before it shows how far it is. */
  static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final WorkingCopy copy;
  private final Lint lint;
  private final Map<String, Running> runs = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private final Semaphore turn = new Semaphore(1, true);

  Publishings(WorkingCopy copy, Lint lint) {
    this.copy = copy;
    this.lint = lint;
  }

  /**
   * What is wanted.
   *
   * @param back where the page leads when it is done
   * @param published hears the number of the release
   */
  record Order(String who, String reason, Prepared prepared, String back,
      Consumer<Long> published) {}

  /** How it stands. */
  enum State {
    /** It is being looked at, or waits for that. */
    CHECKING,
    /** There are errors: nothing is published. */
    FORBIDDEN,
    /** What changed has warnings: somebody must say that it is to be published all the same. */
    WARNED,
    /** It is done. */
    PUBLISHED,
    /** Somebody else published first. */
    MEANWHILE,
    /** Somebody thought better of it. */
    CANCELLED,
    /** Something broke: it may be tried again. */
    FAILED
  }

  /** One of them, and how far it is. */
  static final class Running implements Lint.Progress {
    private final long number;
    private final Order order;
    private final CountDownLatch looked = new CountDownLatch(1);
    private volatile State state = State.CHECKING;
    private volatile List<LintFinding> findings = List.of();
    private volatile boolean cancelled;
    private volatile int steps;
    private final AtomicLong done = new AtomicLong();

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

    State state() {
      return state;
    }

    List<LintFinding> findings() {
      return findings;
    }

    /** In percent. */
    long percent() {
      return steps == 0 ? 0 : Math.min(99, done.get() * 100 / steps);
    }

    /** Waits until it has been looked at, but not for long. */
    boolean ready(Duration most) {
      try {
        return looked.await(most.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public void start(int all) {
      steps = all;
    }

    @Override
    public void step() {
      done.incrementAndGet();
      if (cancelled) {
        throw new CancelledException();
      }
    }
  }

  /** Leaves a lint that nobody waits for any more. */
  private static final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CancelledException() {
      super("cancelled", null, false, false);
    }
  }

  /** Begins; the person's last one is given up, unless it is published. */
  Running start(Order order) {
    Running fresh = new Running(numbers.incrementAndGet(), order);
    Optional.ofNullable(runs.put(order.who(), fresh)).ifPresent(Publishings::cancel);
    // Not a virtual one: it computes all the time, and requests need those.
    Thread.ofPlatform().daemon().name("publish-" + fresh.number()).start(() -> run(fresh));
    return fresh;
  }

  private void run(Running running) {
    turn.acquireUninterruptibly();
    try {
      look(running);
    } catch (CancelledException _) {
      running.state = State.CANCELLED;
    } catch (RuntimeException e) {
      running.state = State.FAILED;
      throw e;
    } finally {
      turn.release();
      running.looked.countDown();
    }
  }

  private void look(Running running) {
    List<LintFinding> found = lint.lint(running.order().prepared().files(), running);
    running.findings = found;
    if (found.stream().anyMatch(it -> it.level() == Level.ERROR)) {
      running.state = State.FORBIDDEN;
    } else {
      synchronized (running) {
        if (running.cancelled) {
          throw new CancelledException();
        }
        if (found.stream().noneMatch(it -> asks(it, running))) {
          publish(running);
        } else {
          running.state = State.WARNED;
        }
      }
    }
  }

  /** What stood in the release before has been seen: nobody reads it once more each time. */
  private static boolean asks(LintFinding warning, Running running) {
    return running.order().prepared().changed().contains(warning.mistake().path());
  }

  /** Publishes in spite of warnings; does nothing unless it has stopped at these. */
  void confirm(Running running) {
    synchronized (running) {
      if (running.state() == State.WARNED) {
        publish(running);
      }
    }
  }

  private void publish(Running running) {
    Order order = running.order();
    try {
      long release = copy.publish(order.prepared(), order.reason(), order.who());
      running.state = State.PUBLISHED;
      order.published().accept(release);
    } catch (ExchangeRefusedException _) {
      running.state = State.MEANWHILE;
    } catch (KnowledgeException e) {
      running.findings = Lint.ofMistakes(e);
      running.state = State.FORBIDDEN;
    }
  }

  /** A person's run of that number. */
  Optional<Running> find(String who, String number) {
    return Optional.ofNullable(runs.get(who))
        .filter(it -> Long.toString(it.number()).equals(number));
  }

  /** Gives it up, unless it is published already. */
  static void cancel(Running running) {
    synchronized (running) {
      running.cancelled = true;
      if (running.state == State.WARNED) {
        running.state = State.CANCELLED;
      }
    }
  }
}
