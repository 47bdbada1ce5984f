package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.command.CommandLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service with the shipped knowledge base, as a store starts it. */
class ServiceTest {

  private static final String DRAFT = """
      {"type": "draft.updated", "timestamp": "2026-11-22T18:00:%02d+08:00",
       "data": {"shop": "s", "conversation": "c", "draft": "d-%d", "revision": 1, "agent": "a",
                "text": "%s"}}""";

  @TempDir
  Path data;

  @Test
  void signedWithTheSecretOfItsFirstStartADraftIsCoached() throws Exception {
    try (var service = RunningService.start(data)) {
      String secret = Files.readString(data.resolve("webhook-secret")).strip();
      String body = DRAFT.formatted(9, 1, "不关我的事");
      HttpResponse<String> signed = sendSigned(service, secret, body);
      assertEquals(200, signed.statusCode(), signed.body());
      assertTrue(signed.body().contains("\"verdict\":\"block\""), signed.body());
      assertTrue(signed.body().contains("\"text\":\"不关我的事\""), signed.body());
      HttpResponse<String> unsigned = service.send("w-2", body);
      assertEquals(401, unsigned.statusCode(), unsigned.body());
    }
  }

  @Test
  void aRestartInMidConversationChangesNoAdvice() throws Exception {
    List<String> without = new ArrayList<>();
    List<String> with = new ArrayList<>();
    try (var service = RunningService.start(data.resolve("one"), "--insecure")) {
      for (int step = 0; step < STEPS.size(); step++) {
        without.add(play(service, step));
      }
    }
    for (int step = 0; step < STEPS.size(); step++) {
      try (var service = RunningService.start(data.resolve("other"), "--insecure")) {
        with.add(play(service, step));
        service.kill();
      }
    }
    assertEquals(without, with);
  }

  private static final List<String> STEPS = List.of("""
      {"type": "conversation.opened", "timestamp": "2026-11-22T18:00:00+08:00",
       "data": {"shop": "s", "conversation": "c", "agent": "a", "channel": "taobao",
                "customer": {"id": "u-1", "name": "王女士"}, "order": {"id": "20261122001"}}}""", """
      {"type": "message.received", "timestamp": "2026-11-22T18:00:01+08:00",
       "data": {"shop": "s", "conversation": "c", "message": "m-1", "text": "我的快递到哪了"}}""",
      DRAFT.formatted(10, 1, "不清楚，自己看物流"), """
          {"type": "reply.sent", "timestamp": "2026-11-22T18:00:12+08:00",
           "data": {"shop": "s", "conversation": "c", "message": "m-2", "draft": "d-1",
                    "agent": "a", "text": "您好，请稍等，我帮您查一下物流"}}""",
      DRAFT.formatted(40, 2, "一定明天到"));

  private static String play(RunningService service, int step)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = service.send("w-" + step, STEPS.get(step));
    return answer.statusCode() + " " + answer.body();
  }

  @Test
  void aNewReleaseIsSwappedInWhileItRuns() throws Exception {
    Path knowledge = data.resolve("kb");
    Path rules = Files.createDirectories(knowledge.resolve("rules/banned"));
    Files.writeString(rules.resolve("one.yaml"), rule("不要这样说话"));
    try (var service = RunningService.start(data.resolve("d"), "--insecure", "--knowledge-base",
        knowledge.toString())) {
      String before = service.send("w-1", DRAFT.formatted(9, 1, "千万不要催单了")).body();
      assertTrue(before.contains("\"hints\":[]"), before);
      Files.writeString(rules.resolve("two.yaml"), rule("不要催单"));
      assertEquals(0, run("kb", "import", "--reason", "test", "--knowledge-base",
          knowledge.toString(), "--data", data.resolve("d").toString()));
      String after = before;
      Instant deadline = Instant.now().plusSeconds(20);
      for (int i = 2; after.contains("\"hints\":[]") && Instant.now().isBefore(deadline); i++) {
        after = service.send("w-" + i, DRAFT.formatted(9, i, "千万不要催单了")).body();
      }
      assertTrue(after.contains("\"rule\":\"banned.two\""), after);
      assertTrue(after.contains("\"release\":2"), after);
    }
  }

  private static String rule(String phrase) {
    return """
        kind: avoid
        severity: warn
        message: 换个说法
        why: 测试
        source: 测试
        phrases: [%s]
        examples:
          bad: ["[%s]"]
          good: ["好的"]
        """.formatted(phrase, phrase);
  }

  private static int run(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void toldToStopItAnswersWhatIsUnderWayAndEndsWell() throws Exception {
    try (var service = RunningService.start(data, "--insecure")) {
      assertEquals(202, service.send("w-1", STEPS.get(1)).statusCode());
      assertEquals(0, service.stop());
    }
  }

  @Test
  void aTakenPortIsOneClearLine() throws Exception {
    try (var service = RunningService.start(data.resolve("one"), "--insecure")) {
      String port = Integer.toString(service.address().getPort());
      Process second = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(),
          "--enable-native-access=ALL-UNNAMED", "-Dcoach.log.level=OFF", "-cp",
          System.getProperty("java.class.path"), Main.class.getName(), "serve", "--insecure",
          "--port", port, "--data", data.resolve("two").toString()).start();
      String err = new String(second.getErrorStream().readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
      assertEquals(2, second.waitFor());
      assertTrue(err.contains("cannot listen on 127.0.0.1:" + port), err);
      assertFalse(err.contains("\tat "), err);
    }
  }

  @Test
  void everyCommandHasHelp() {
    var line = CommandLines.of(List.of(), List.of());
    assertEquals(0, line.execute("--help"));
  }

  private static HttpResponse<String> sendSigned(RunningService service, String secret, String body)
      throws Exception {
    long now = Instant.now().getEpochSecond();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(service.address().resolve("/webhooks/chat"))
          .timeout(Duration.ofSeconds(30))
          .header("content-type", "application/json")
          .header("webhook-id", "w-1")
          .header("webhook-timestamp", Long.toString(now))
          .header("webhook-signature", new Webhook(secret).sign("w-1", now, body))
          .POST(BodyPublishers.ofString(body))
          .build(), BodyHandlers.ofString());
    }
  }
}
