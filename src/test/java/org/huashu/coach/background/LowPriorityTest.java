package org.huashu.coach.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LowPriorityTest {

  /** proc(5): after the name in brackets, the 17th value is the niceness. */
  private static final int NICENESS = 16;

  @Test
  @EnabledOnOs(OS.LINUX)
  void onLinuxSuchAThreadGivesWayAndThoseThatAnswerDoNot() throws Exception {
    try (var threads = Executors.newSingleThreadExecutor(LowPriority.threads("learning"))) {
      int before = niceness();
      assertEquals(10, threads.submit(LowPriorityTest::niceness).get());
      assertEquals(before, niceness());
    }
  }

  @Test
  void theyHaveTheNameAndDoNotKeepTheServiceFromEnding() {
    var seen = new CompletableFuture<String>();
    Thread thread = LowPriority.threads("learning")
        .newThread(() -> seen.complete(Thread.currentThread().getName()));
    thread.start();
    assertEquals("learning", seen.join());
    assertTrue(thread.isDaemon());
  }

  private static int niceness() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICENESS]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
