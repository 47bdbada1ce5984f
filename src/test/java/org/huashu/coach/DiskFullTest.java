package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files cannot grow any more: agents are still coached, events are refused, and the journal holds
 * whole events only.
 */
class DiskFullTest {

  private static final int MOST_EVENTS = 20_000;
  private static final Duration AGAIN = Duration.ofSeconds(3);

  /** The model's native library may not fit on the disk either: then scripts are found by words. */
  private static final String DEGRADED = "\"degraded\":[\"store\"";

  @TempDir
  Path data;

  @Test
  void draftsAreCoachedAndEventsAreRefused() throws Exception {
    try (var service = RunningService.start(data, "--insecure")) {
      assertEquals(0, service.stop());
    }
    // Files of the process end at 12 MiB; the knowledge base and its index have been written before.
    var limited = List.of("sh", "-c", "ulimit -f 24576; exec \"$@\"", "sh");
    List<String> accepted = new ArrayList<>();
    try (var service = RunningService.start(limited, data, "--insecure")) {
      HttpResponse<String> refused = sendUntilRefused(service, accepted);
      assertEquals(503, refused.statusCode(), refused.body());
      assertTrue(refused.headers().firstValue("retry-after").isPresent());
      staysDegraded(service);
      HttpResponse<String> advice = draft(service, 0, "不关我的事");
      assertEquals(200, advice.statusCode(), advice.body());
      assertTrue(advice.body().contains(DEGRADED), advice.body());
      assertTrue(advice.body().contains("\"verdict\":\"block\""), advice.body());
    }
    try (var store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"))) {
      List<String> kept = store.journal()
          .events(new ConversationKey("s", "c"))
          .stream()
          .map(event -> ((Event.MessageReceived) event).message())
          .toList();
      assertEquals(accepted, kept);
    }
  }

  /** For longer than the service takes to try the store again. */
  private static void staysDegraded(RunningService service)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    for (int i = 1; System.nanoTime() - started < AGAIN.toNanos(); i++) {
      assertEquals(503, service.get("/readyz").statusCode());
      String advice = draft(service, i, "您好").body();
      assertTrue(advice.contains(DEGRADED), advice);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static HttpResponse<String> draft(RunningService service, int number, String text)
      throws IOException, InterruptedException {
    return service.send("d-" + number, """
        {"type": "draft.updated", "timestamp": "2026-11-22T18:00:09+08:00",
         "data": {"shop": "s", "conversation": "c", "draft": "d-%d", "revision": 1, "agent": "a",
                  "text": "%s"}}""".formatted(number, text));
  }

  private static HttpResponse<String> sendUntilRefused(RunningService service,
      List<String> accepted) throws IOException, InterruptedException {
    String text = "请问我的快递到哪里了".repeat(900);
    for (int i = 0; i < MOST_EVENTS; i++) {
      HttpResponse<String> answer = service.send("w-" + i, """
          {"type": "message.received", "timestamp": "2026-11-22T18:00:00+08:00",
           "data": {"shop": "s", "conversation": "c", "message": "m-%d", "text": "%s"}}"""
          .formatted(i, text));
      if (answer.statusCode() != 202) {
        return answer;
      }
      accepted.add("m-" + i);
    }
    throw new AssertionError("the disk never filled");
  }
}
