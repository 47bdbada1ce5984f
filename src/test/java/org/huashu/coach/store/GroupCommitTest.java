package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir
  Path folder;

  private Jdbi jdbi;

  @BeforeEach
  void makeTable() {
    jdbi = Jdbi.create("jdbc:sqlite:" + folder.resolve("works.db"));
    jdbi.useHandle(handle -> handle.execute("CREATE TABLE work (name TEXT NOT NULL)"));
  }

  @Test
  void whatWasGivenUpWaitingIsNeverWritten() throws Exception {
    var running = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var commits = new GroupCommit(jdbi, 10, Duration.ofMillis(20))) {
      commits.offer(held("first", running, goOn));
      running.await();
      var problem = assertThrows(StoreUnavailableException.class,
          () -> commits.call(named("given up")));
      assertEquals("the store does not answer", problem.getMessage());
      commits.offer(named("last"));
      goOn.countDown();
    }
    assertEquals(List.of("first", "last"), written());
  }

  @Test
  void whatIsBeingWrittenIsAnsweredEvenToAnInterruptedCaller() throws Exception {
    var running = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var interruptedAfterwards = new CompletableFuture<Boolean>();
    var answer = new CompletableFuture<String>();
    try (var commits = new GroupCommit(jdbi, 10, LONG)) {
      var caller = Thread.ofPlatform().start(() -> {
        answer.complete(commits.call(held("kept", running, goOn)));
        interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
      });
      running.await();
      caller.interrupt();
      goOn.countDown();
      caller.join();
    }
    assertEquals("kept", answer.join());
    assertTrue(interruptedAfterwards.join());
    assertEquals(List.of("kept"), written());
  }

  @Test
  void anErrorFailsItsWorkOnlyAndTheWriterGoesOn() throws Exception {
    var running = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var commits = new GroupCommit(jdbi, 10, LONG)) {
      var problem =
          assertThrows(StoreUnavailableException.class, () -> commits.call(failing("broken")));
      Throwable cause = Objects.requireNonNull(problem.getCause());
      assertInstanceOf(LinkageError.class, cause.getCause());
      assertFalse(commits.available());
      commits.offer(held("first", running, goOn));
      running.await();
      commits.offer(named("second"));
      commits.offer(failing("broken among others"));
      commits.offer(named("third"));
      goOn.countDown();
      assertEquals("fourth", commits.call(named("fourth")));
      assertFalse(commits.available(), "that one was written shows no room for others");
      commits.recovered();
      assertTrue(commits.available());
    }
    assertEquals(List.of("first", "second", "third", "fourth"), written());
  }

  private static GroupCommit.Work<String> named(String name) {
    return handle -> {
      handle.execute("INSERT INTO work (name) VALUES (?)", name);
      return name;
    };
  }

  private static GroupCommit.Work<String> failing(String name) {
    return handle -> {
      named(name).in(handle);
      throw new LinkageError(name);
    };
  }

  private static GroupCommit.Work<String> held(String name, CountDownLatch running,
      CountDownLatch goOn) {
    return handle -> {
      running.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return named(name).in(handle);
    };
  }

  private List<String> written() {
    return jdbi.withHandle(handle -> handle.select("SELECT name FROM work ORDER BY rowid")
        .mapTo(String.class)
        .list());
  }
}
