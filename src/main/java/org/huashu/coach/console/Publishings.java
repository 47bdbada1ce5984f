package org.huashu.coach.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.huashu.coach.knowledge.ExchangeRefusedException;
import org.huashu.coach.knowledge.KnowledgeException;
import org.huashu.coach.knowledge.Lint;
import org.huashu.coach.knowledge.LintFinding;
import org.huashu.coach.knowledge.LintFinding.Level;
import org.huashu.coach.knowledge.NextRelease;
import org.huashu.coach.knowledge.NextRelease.Prepared;

/**
 * Publishing in the background: the whole next release is looked at first. What has no findings is
 * published at once, what has warnings only when somebody has seen them, what has errors never. Of
 * each person the last one counts. Safe for use by many threads.
 */
final class Publishings {

  private final NextRelease next;
  private final Lint lint;
  private final BackgroundRuns<Publishing, Publishing> runs =
      new BackgroundRuns<>("publish", this::looked);

  Publishings(NextRelease next, Lint lint) {
    this.next = next;
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

  /** One of them, as far as it is by itself; what was asked of its run counts too. */
  static final class Publishing {
    private final Order wanted;
    private volatile State state = State.CHECKING;
    private volatile List<LintFinding> findings = List.of();

    Publishing(Order wanted) {
      this.wanted = wanted;
    }

    Order wanted() {
      return wanted;
    }

    List<LintFinding> findings() {
      return findings;
    }
  }

  /** How it stands. */
  static State state(BackgroundRun<Publishing, Publishing> run) {
    // First whether it is over: what it came to is said before that.
    boolean over = run.over();
    State state = run.order().state;
    boolean asked = state == State.WARNED || (over && state == State.CHECKING);
    return asked && run.cancelled()
        ? State.CANCELLED
        : over && state == State.CHECKING ? State.FAILED : state;
  }

  /** Begins; the person's last one is given up, unless it is published. */
  BackgroundRun<Publishing, Publishing> start(Order order) {
    return runs.start(order.who(), new Publishing(order));
  }

  private Publishing looked(Publishing publishing,
      BackgroundRun<Publishing, Publishing> run) {
    List<LintFinding> found = lint.lint(publishing.wanted().prepared().files(), run);
    publishing.findings = found;
    if (found.stream().anyMatch(it -> it.level() == Level.ERROR)) {
      publishing.state = State.FORBIDDEN;
    } else if (found.stream().anyMatch(it -> asks(it, publishing))) {
      publishing.state = State.WARNED;
    } else {
      synchronized (publishing) {
        run.goOn();
        publish(publishing);
      }
    }
    return publishing;
  }

  /** What stood in the release before has been seen: nobody reads it once more each time. */
  private static boolean asks(LintFinding warning, Publishing publishing) {
    return publishing.wanted().prepared().changed().contains(warning.mistake().path());
  }

  /** Publishes in spite of warnings; does nothing unless it has stopped at these. */
  void confirm(BackgroundRun<Publishing, Publishing> run) {
    synchronized (run.order()) {
      if (state(run) == State.WARNED) {
        publish(run.order());
      }
    }
  }

  private void publish(Publishing publishing) {
    Order order = publishing.wanted();
    try {
      long release = next.publish(order.prepared(), order.reason(), order.who());
      publishing.state = State.PUBLISHED;
      order.published().accept(release);
    } catch (ExchangeRefusedException _) {
      publishing.state = State.MEANWHILE;
    } catch (KnowledgeException e) {
      publishing.findings = Lint.ofMistakes(e);
      publishing.state = State.FORBIDDEN;
    }
  }

  /** A person's run of that number. */
  Optional<BackgroundRun<Publishing, Publishing>> find(String who, String number) {
    return runs.find(who, number);
  }

  /** Gives it up, unless it is published already. */
  static void cancel(BackgroundRun<Publishing, Publishing> run) {
    // Who is about to publish ends that first, so that the answer is true.
    synchronized (run.order()) {
      run.cancel();
    }
  }
}
