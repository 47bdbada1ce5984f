package org.huashu.coach.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.push.Outbox;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushCommandTest {

  private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

  @TempDir
  private Path folder;

  private SqlStore store;

  @BeforeEach
  void open() {
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
    var letter = new Outbox.Letter(new ConversationKey("s", "c-1"), Optional.of("a"), "h-1", NOW,
        "{}");
    store.outbox().add(letter, Set.of("boss")).join();
    store.outbox().givenUp("boss", List.of(1L), "status 503");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void listsWhatWasGivenUpAndSendsItAgain() {
    assertEquals("1: 1\tboss\t1\tstatus 503\n", run("push", "dead"));
    assertEquals(List.of(), store.outbox().due("boss", NOW, 9));
    assertEquals("0: 1 pushes wait for boss again\n", run("push", "replay", "boss"));
    assertEquals(1, store.outbox().due("boss", NOW, 9).size());
    assertEquals("0: ", run("push", "dead"));
    assertEquals("0: 0 pushes wait for nobody again\n", run("push", "replay", "nobody"));
  }

  private String run(String... arguments) {
    StringWriter out = new StringWriter();
    var line = CommandLines.of(List.of(new PushCommand(
        _ -> new OpenOutbox(store.outbox(), () -> {}), () -> NOW)), List.of());
    line.setOut(new PrintWriter(out));
    int code = line.execute(arguments);
    return code + ": " + out;
  }
}
