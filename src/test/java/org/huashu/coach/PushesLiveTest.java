package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.huashu.coach.knowledge.KnowledgeFolder;
import org.huashu.coach.knowledge.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real time, real HTTP: a customer waits and nobody drafts. */
class PushesLiveTest {

  @TempDir
  private Path folder;

  @Test
  void theDuePushComesInTimeAndTheOverdueOneOnceAfterAKill() throws Exception {
    new KnowledgeFolder(folder.resolve("kb"))
        .write(Texts.with(Texts.small(), "policies/response.yaml",
            "first-response: 4s\nnext-response: 4s\n"));
    Instant since;
    String last;
    try (RunningService service = start()) {
      try (Events events = Events.open(service.address(), "")) {
        since = Instant.now();
        assertEquals(202, service.send("w-1", message(since)).statusCode());
        Pushed due = events.next();
        Duration late = Duration.between(since.plusMillis(3_600), Instant.now());
        assertEquals("delay.due", due.rule());
        assertTrue(!late.isNegative() && late.toMillis() < 250, "late by " + late);
        last = due.id();
      }
      service.kill();
    }
    try (RunningService service = start()) {
      try (Events events = Events.open(service.address(), last)) {
        assertEquals("delay.overdue", events.next().rule());
      }
    }
    try (RunningService service = start()) {
      try (Events events = Events.open(service.address(), last)) {
        Pushed again = events.next();
        assertEquals("delay.overdue", again.rule(), "what was missed is read again");
        assertEquals(202, service.send("w-2", message(Instant.now())
            .replace("c-1", "c-2")
            .replace("m-1", "m-2")).statusCode());
        assertEquals("delay.due", events.next().rule(), "the overdue push is not told twice");
      }
    }
  }

  private RunningService start() throws IOException {
    return RunningService.start(folder.resolve("data"), "--insecure", "--knowledge-base",
        folder.resolve("kb").toString());
  }

  private static String message(Instant at) {
    return """
        {"type": "message.received", "timestamp": "%s", "data": {"shop": "s",\
         "conversation": "c-1", "message": "m-1", "text": "怎么还不发货"}}
        """.formatted(at);
  }

  private record Pushed(String id, String rule) {}

  private record Events(HttpURLConnection connection, BufferedReader lines)
      implements AutoCloseable {

    static Events open(URI service, String last) throws IOException {
      var connection = (HttpURLConnection) service.resolve("/events?shop=s&agent=a")
          .toURL()
          .openConnection();
      connection.setReadTimeout(20_000);
      if (!last.isEmpty()) {
        connection.setRequestProperty("Last-Event-ID", last);
      }
      var lines = new BufferedReader(
          new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      assertEquals("retry: 2000", lines.readLine());
      return new Events(connection, lines);
    }

    Pushed next() throws IOException {
      String id = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          JsonNode push = JsonMapper.shared().readTree(line.substring(6));
          return new Pushed(id, push.get("data").get("hint").get("rule").asString());
        }
      }
      throw new IOException("the stream ended");
    }

    @Override
    public void close() {
      connection.disconnect();
    }
  }
}
