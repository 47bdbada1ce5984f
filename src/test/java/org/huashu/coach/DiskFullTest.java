package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
      HttpResponse<String> advice = service.send("d-1", """
          {"type": "draft.updated", "timestamp": "2026-11-22T18:00:09+08:00",
           "data": {"shop": "s", "conversation": "c", "draft": "d", "revision": 1, "agent": "a",
                    "text": "不关我的事"}}""");
      assertEquals(200, advice.statusCode(), advice.body());
      assertTrue(advice.body().contains("\"degraded\":[\"store\"]"), advice.body());
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
