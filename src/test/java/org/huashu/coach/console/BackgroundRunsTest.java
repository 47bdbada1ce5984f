package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Work in the background: the last of each owner, one at a time. */
class BackgroundRunsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final BackgroundRuns<Integer, String> runs = new BackgroundRuns<>("test", this::counted);

  /** Takes the wanted steps; the third of them waits at the gate. */
  private String counted(int steps, BackgroundRun<Integer, String> run) {
    run.start(steps);
    for (int i = 0; i < steps; i++) {
      if (i == 2) {
        pass();
      }
      run.step();
    }
    return steps + " steps";
  }

  private void pass() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void until(java.util.function.BooleanSupplier holds) {
    while (!holds.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aRunTellsHowFarItIsAndThenWhatCameOfIt() {
    var run = runs.start("li", 4);
    until(() -> run.done() == 2);
    assertEquals(50, run.percent());
    assertFalse(run.over() || run.queued());
    assertEquals(Optional.empty(), run.result());
    gate.countDown();
    assertTrue(run.ready(LONG) && run.over());
    assertEquals(Optional.of("4 steps"), run.result());
    assertEquals(99, run.percent());
  }

  @Test
  void whatIsCancelledIsLeftAtItsNextStep() {
    var run = runs.start("li", 1_000_000);
    until(() -> run.done() == 2);
    run.cancel();
    gate.countDown();
    assertTrue(run.ready(LONG));
    assertEquals(3, run.done());
    assertEquals(Optional.empty(), run.result());
  }

  @Test
  void anotherRunOfTheSameOwnerEndsTheLastAndThoseOfOthersWaitForTheirTurn() {
    var first = runs.start("li", 1_000_000);
    until(() -> first.done() == 2);
    var other = runs.start("han", 1);
    var second = runs.start("li", 3);
    assertTrue(first.cancelled() && other.queued() && second.queued());
    gate.countDown();
    assertTrue(other.ready(LONG) && second.ready(LONG));
    assertEquals(Optional.empty(), first.result());
    assertEquals(Optional.of("1 steps"), other.result());
    assertEquals(Optional.of("3 steps"), second.result());
  }

  @Test
  void aRunIsFoundByItsOwnerOnlyAndOnlyAsLongAsItIsTheLast() {
    String number = Long.toString(runs.start("li", 1).number());
    assertTrue(runs.find("li", number).isPresent());
    assertTrue(runs.find("han", number).isEmpty() && runs.find("li", "x").isEmpty());
    var _ = runs.start("li", 1);
    assertTrue(runs.find("li", number).isEmpty());
  }

  @Test
  void workThatBreaksIsOverAndTheNextOneGoesOn() {
    var breaking = new BackgroundRuns<Integer, String>("breaks", (order, _) -> {
      if (order < 0) {
        throw new IllegalStateException("broken on purpose");
      }
      return "done";
    });
    var first = breaking.start("li", -1);
    var next = breaking.start("han", 1);
    assertTrue(first.ready(LONG) && next.ready(LONG));
    assertEquals(Optional.empty(), first.result());
    assertFalse(first.cancelled());
    assertEquals(Optional.of("done"), next.result());
  }
}
