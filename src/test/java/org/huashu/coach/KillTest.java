package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Texts;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed twenty times under load: what it answered with 202 is in the journal, and
 * nothing is there twice.
 */
class KillTest {

  private static final int ROUNDS = 20;
  private static final int SENDERS = 4;
  private static final int ACCEPTED_BEFORE_THE_KILL = 60;

  @TempDir
  Path folder;
  private Path data;
  private String knowledge = "";

  /** What the coach knows has no part in this, and a small knowledge base is sooner there. */
  @BeforeEach
  void prepare() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    Path small = folder.resolve("kb");
    new KnowledgeFolder(small).write(Texts.small());
    knowledge = small.toString();
  }

  @Test
  void everyAcceptedEventIsInTheJournalOnce() throws Exception {
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    for (int round = 0; round < ROUNDS; round++) {
      accepted.addAll(acceptedUntilKilled(round));
    }
    try (var store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"))) {
      List<String> kept = store.journal()
          .events(new ConversationKey("s", "c"))
          .stream()
          .map(event -> ((Event.MessageReceived) event).message())
          .toList();
      Set<String> distinct = new HashSet<>(kept);
      assertEquals(kept.size(), distinct.size());
      Set<String> lost = new HashSet<>(accepted);
      lost.removeAll(distinct);
      assertEquals(Set.of(), lost);
      assertTrue(accepted.size() >= ROUNDS * ACCEPTED_BEFORE_THE_KILL);
    }
  }

  private Set<String> acceptedUntilKilled(int round) throws Exception {
    Set<String> accepted = ConcurrentHashMap.newKeySet();
    var enough = new CountDownLatch(ACCEPTED_BEFORE_THE_KILL);
    var next = new AtomicInteger();
    try (var service = RunningService.start(data, "--insecure", "--knowledge-base", knowledge);
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < SENDERS; i++) {
        var _ = senders.submit(() -> {
          while (true) {
            String id = "r" + round + "-" + next.incrementAndGet();
            sendTwice(service, id);
            accepted.add(id);
            enough.countDown();
          }
        });
      }
      enough.await();
      service.kill();
    }
    return accepted;
  }

  /**
   * A sender that repeats: the second delivery must change nothing. Ends with an exception once the
   * service is gone.
   */
  private static void sendTwice(RunningService service, String id)
      throws IOException, InterruptedException {
    String body = """
        {"type": "message.received", "timestamp": "2026-11-22T18:00:00+08:00",
         "data": {"shop": "s", "conversation": "c", "message": "%s", "text": "在吗"}}"""
        .formatted(id);
    for (int i = 0; i < 2; i++) {
      int status = service.send(id, body).statusCode();
      if (status != 202) {
        throw new IllegalStateException("answered " + status);
      }
    }
  }
}
