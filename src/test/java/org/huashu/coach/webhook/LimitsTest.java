package org.huashu.coach.webhook;

import static org.huashu.coach.webhook.Service.EVENT;
import static org.huashu.coach.webhook.Service.NOW;
import static org.huashu.coach.webhook.Service.OTHER_SECRET;
import static org.huashu.coach.webhook.Service.SECRET;
import static org.huashu.coach.webhook.Service.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.huashu.coach.webhook.WebhookConfig.Limits;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  @Test
  void limitsEachShopAndSaysWhenToTryAgain() {
    var config = WebhookConfig.unsigned().withLimits(new Limits(1, 3, 600, 1 << 20));
    try (Service service = new Service(config, new ChatRecorder(), now::get)) {
      assertEquals(List.of(202, 202, 202, 429), statuses(service, EVENT, Map.of(), 4));
      assertEquals(List.of(202), statuses(service, EVENT.replace("flagship", "b"), Map.of(), 1));
      now.set(NOW.plusMillis(999));
      var refused = service.send(EVENT.getBytes(StandardCharsets.UTF_8), Map.of());
      assertEquals("429 1 {\"type\":\"urn:huashu-coach:problem:too-many\","
          + "\"title\":\"Too many requests\",\"status\":429,"
          + "\"detail\":\"this shop sends more than its limit\"}",
          refused.statusCode() + " " + refused.headers().firstValue("Retry-After").orElse("")
              + " " + refused.body());
      now.set(NOW.plusMillis(1_001));
      assertEquals(List.of(202, 429), statuses(service, EVENT, Map.of(), 2));
    }
  }

  @Test
  void limitsRefusedSignaturesButNeverGoodOnes() {
    var config = WebhookConfig.signedWith(Map.of("*", List.of(SECRET)))
        .withLimits(new Limits(100, 100, 2, 1 << 20));
    try (Service service = new Service(config, new ChatRecorder(), now::get)) {
      Map<String, String> wrong = signed(OTHER_SECRET, "a", EVENT);
      assertEquals(List.of(401, 401, 429), statuses(service, EVENT, wrong, 3));
      assertEquals(List.of(202), statuses(service, EVENT, signed(SECRET, "b", EVENT), 1));
      now.set(NOW.plusSeconds(30));
      assertEquals(List.of(401, 429), statuses(service, EVENT, wrong, 2));
    }
  }

  @Test
  void forgersDoNotUseUpTheShareOfAShop() {
    var config = WebhookConfig.signedWith(Map.of("*", List.of(SECRET)))
        .withLimits(new Limits(1, 1, 100, 1 << 20));
    try (Service service = new Service(config, new ChatRecorder(), now::get)) {
      assertEquals(List.of(401, 401),
          statuses(service, EVENT, signed(OTHER_SECRET, "a", EVENT), 2));
      assertEquals(List.of(202), statuses(service, EVENT, signed(SECRET, "b", EVENT), 1));
    }
  }

  @Test
  void countsWhatItDoesWithoutNamingAnybody() {
    try (Service service = Service.unsigned(new ChatRecorder())) {
      service.post(EVENT, Map.of());
      service.post("{}", Map.of());
      service.post("{\"type\":\"no.such\"}", Map.of());
      service.post("{\"type\":\"draft.updated\",\"timestamp\":\"2026-11-20T10:00:05Z\","
          + "\"data\":{\"shop\":\"s\",\"conversation\":\"c\",\"draft\":\"d\",\"revision\":1,"
          + "\"agent\":\"a\",\"text\":\"\"}}", Map.of());
      List<String> counted = service.telemetry.scrape()
          .lines()
          .filter(line -> line.startsWith("coach_"))
          .filter(line -> !line.contains("_bucket") && !line.contains("_sum")
              && !line.contains("_max") && !line.endsWith(" 0.0") && !line.endsWith(" 0"))
          .sorted()
          .toList();
      assertEquals(List.of("coach_hints_total{category=\"banned\"} 1.0",
          "coach_hints_total{category=\"escalation\"} 1.0",
          "coach_stage_seconds_count{stage=\"accept\"} 1",
          "coach_stage_seconds_count{stage=\"advise\"} 1",
          "coach_stage_seconds_count{stage=\"parse\"} 4",
          "coach_stage_seconds_count{stage=\"read\"} 4",
          "coach_stage_seconds_count{stage=\"send\"} 3",
          "coach_stage_seconds_count{stage=\"verify\"} 4",
          "coach_stage_seconds_count{stage=\"write\"} 1",
          "coach_verdicts_total{verdict=\"block\"} 1.0",
          "coach_webhook_calls_total{status=\"200\",type=\"draft.updated\"} 1.0",
          "coach_webhook_calls_total{status=\"202\",type=\"conversation.closed\"} 1.0",
          "coach_webhook_calls_total{status=\"202\",type=\"unknown\"} 1.0",
          "coach_webhook_calls_total{status=\"422\",type=\"unknown\"} 1.0"), counted);
    }
  }

  private static List<Integer> statuses(Service service, String body, Map<String, String> headers,
      int times) {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      statuses.add(service.post(body, headers).status());
    }
    return statuses;
  }
}
