package org.huashu.coach.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes is killed again and again; what it has acknowledged is there. */
class SurvivesKillTest {

  private static final ConversationKey KEY = new ConversationKey("s", "c");
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir
  Path folder;

  @Test
  void whatWasAcknowledgedIsThereAndNothingTwice() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    for (int round = 0; round < 3; round++) {
      acknowledged.addAll(killedAfter(150 + 37 * round, round));
    }
    try (var store = SqlStore.open(url())) {
      List<String> kept = store.journal()
          .events(KEY)
          .stream()
          .map(event -> ((Event.MessageReceived) event).message())
          .toList();
      assertEquals(kept.size(), new HashSet<>(kept).size());
      assertTrue(new HashSet<>(kept).containsAll(acknowledged));
    }
  }

  private Set<String> killedAfter(int lines, int round) throws IOException, InterruptedException {
    Process writer = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Writer.class.getName(), url(), "r" + round).redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    Set<String> seen = new HashSet<>();
    try (var out = new BufferedReader(
        new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine();
          line != null && seen.size() < lines;
          line =
              out.readLine()) {
        seen.add(line);
      }
      // By its handle: Process itself would close the pipe that still holds acknowledgements.
      writer.toHandle().destroyForcibly();
      for (String line = out.readLine();
          line != null && line.endsWith(".");
          line =
              out.readLine()) {
        seen.add(line);
      }
    }
    writer.waitFor();
    assertTrue(seen.size() >= lines, "the writer stopped by itself");
    return seen;
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("coach.db");
  }

  /**
   * Writes events from several threads until it is killed, and prints each id once it is
   * acknowledged.
   */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws InterruptedException {
      var store = SqlStore.open(args[0]);
      var next = new AtomicInteger();
      for (int i = 0; i < 16; i++) {
        Thread.ofPlatform().start(() -> {
          while (true) {
            String id = args[1] + "-" + next.incrementAndGet() + ".";
            var event = new Event.MessageReceived(KEY, AT, id, "在吗");
            store.journal().append(event, AT, Optional.of(new Delivery("s", id, "x")));
            store.journal().append(event, AT, Optional.of(new Delivery("s", id, "x")));
            System.out.println(id);
          }
        });
      }
      Thread.currentThread().join();
    }
  }
}
