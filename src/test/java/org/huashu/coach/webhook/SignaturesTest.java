package org.huashu.coach.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.huashu.coach.webhook.Service.EVENT;
import static org.huashu.coach.webhook.Service.NOW;
import static org.huashu.coach.webhook.Service.OTHER_SECRET;
import static org.huashu.coach.webhook.Service.SECRET;
import static org.huashu.coach.webhook.Service.headers;
import static org.huashu.coach.webhook.Service.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.standardwebhooks.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.huashu.coach.webhook.Service.Reply;
import org.junit.jupiter.api.Test;

class SignaturesTest {

  private static final String BODY =
      "{\"type\":\"draft.reviewed\",\"data\":{\"text\":\"亲，这款是全网最低价👍\"}}";
  private static final String ID = "msg_2KWPBgLlAfxdpx2AI54pPJ85f4W";

  @Test
  void signsTheKnownVector() {
    assertEquals("Ya4Woqf7+i+CckxkHY5DKKPwl67D7X/w7U0Yw9E9AuA=",
        new String(Secret.of(SECRET).sign(ID, "1674087231", BODY.getBytes(UTF_8)), US_ASCII));
  }

  @Test
  void signsAsTheSchemesOwnLibrary() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      byte[] key = new byte[random.nextInt(24, 65)];
      random.nextBytes(key);
      String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
      String body = "{\"text\":\"" + "亲👍x".repeat(random.nextInt(0, 300)) + "\"}";
      assertEquals(new Webhook(secret).sign("m" + i, 1_700_000_000L + i, body),
          "v1," + new String(Secret.of(secret)
              .sign("m" + i, Long.toString(1_700_000_000L + i), body.getBytes(UTF_8)), US_ASCII));
    }
  }

  @Test
  void takesASecretOf24To64BytesOnly() {
    for (String wrong : List.of("whsec_", "whsec_c2hvcnQ=", "not base64",
        "whsec_" + Base64.getEncoder().encodeToString(new byte[65]))) {
      var refusal = assertThrows(IllegalArgumentException.class, () -> Secret.of(wrong));
      assertEquals(false, String.valueOf(refusal.getMessage()).contains("c2hvcnQ"));
    }
  }

  @Test
  void takesWhatIsSigned() {
    assertEquals(accepted(), reply(signed(SECRET, ID, EVENT)));
  }

  @Test
  void takesTheOldAndTheNewSecretWhileTheyAreRotated() {
    var config = WebhookConfig.signedWith(Map.of("flagship", List.of(OTHER_SECRET, SECRET)));
    assertEquals(accepted(), reply(config, NOW, signed(SECRET, ID, EVENT)));
    assertEquals(accepted(), reply(config, NOW, signed(OTHER_SECRET, ID, EVENT)));
  }

  @Test
  void takesOneGoodSignatureAmongOthers() {
    Map<String, String> headers = new HashMap<>(signed(SECRET, ID, EVENT));
    headers.compute("webhook-signature",
        (name, good) -> "v1a,abc v1,AAAA " + good + " v2,zzz v1,");
    assertEquals(accepted(), reply(headers));
  }

  @Test
  void takesTheCommonSecretForShopsThatHaveNone() {
    var any = WebhookConfig.signedWith(Map.of("*", List.of(SECRET), "b", List.of(OTHER_SECRET)));
    assertEquals(accepted(), reply(any, NOW, signed(SECRET, ID, EVENT)));
    var named =
        WebhookConfig.signedWith(Map.of("*", List.of(SECRET), "flagship", List.of(OTHER_SECRET)));
    assertEquals(refused("webhook-signature fits none of the shop's secrets; sign"
        + " webhook-id.webhook-timestamp.body over the bytes that are sent"),
        reply(named, NOW, signed(SECRET, ID, EVENT)));
  }

  @Test
  void refusesAShopWithoutSecret() {
    assertEquals(refused("data.shop names a shop for which there is no secret"),
        reply(WebhookConfig.signedWith(Map.of("b", List.of(SECRET))), NOW,
            signed(SECRET, ID, EVENT)));
  }

  @Test
  void holdsTheToleranceToTheSecondBothWays() {
    var config = WebhookConfig.signedWith(Map.of("*", List.of(SECRET)));
    Map<String, String> headers = signed(SECRET, ID, EVENT);
    Duration tolerance = Duration.ofMinutes(5);
    assertEquals(accepted(), reply(config, NOW.plus(tolerance), headers));
    assertEquals(accepted(), reply(config, NOW.minus(tolerance), headers));
    assertEquals(refused("webhook-timestamp is more than 300 s old"),
        reply(config, NOW.plus(tolerance).plusSeconds(1), headers));
    assertEquals(refused("webhook-timestamp is more than 300 s in the future"),
        reply(config, NOW.minus(tolerance).minusSeconds(1), headers));
  }

  @Test
  void saysWhichHeaderIsMissingOrGarbled() {
    for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
      Map<String, String> headers = new HashMap<>(signed(SECRET, ID, EVENT));
      headers.remove(header);
      assertEquals(refused(header + " is missing"), reply(headers));
    }
    for (String time : List.of("1674087231.0", "-5", "２０", "99999999999999999999", "now")) {
      Map<String, String> headers = new HashMap<>(signed(SECRET, ID, EVENT));
      headers.put("webhook-timestamp", time.equals("２０") ? "0x20" : time);
      assertEquals(refused("webhook-timestamp must be whole seconds since 1970"), reply(headers));
    }
    Map<String, String> headers = new HashMap<>(signed(SECRET, ID, EVENT));
    headers.put("webhook-signature", "sha256=abc");
    assertEquals(refused("webhook-signature holds no signature of version v1"), reply(headers));
  }

  @Test
  void refusesOtherBytesAnotherIdAndAnotherTime() {
    String fits = "webhook-signature fits none of the shop's secrets; sign"
        + " webhook-id.webhook-timestamp.body over the bytes that are sent";
    String good = signed(SECRET, ID, EVENT).getOrDefault("webhook-signature", "").substring(3);
    assertEquals(refused(fits), reply(headers("other", NOW, good)));
    assertEquals(refused(fits), reply(headers(ID, NOW.plusSeconds(1), good)));
    assertEquals(refused(fits), reply(signed(SECRET, ID, EVENT + " ")));
    assertEquals(refused(fits), reply(headers(ID, NOW, good.toLowerCase(java.util.Locale.ROOT))));
  }

  @Test
  void saysThatASignedCallNeedsAShopToFindTheSecret() {
    try (Service service = Service.signed(new ChatRecorder())) {
      for (String body : List.of("{\"type\":\"x\"}", "{\"data\":{\"shop\":3}}", "{\"data\":[]}")) {
        assertEquals(refused("data.shop names no shop, so no secret can be chosen"),
            service.post(body, signed(SECRET, ID, body)));
      }
    }
  }

  @Test
  void takesUnsignedCallsOnlyWhenToldTo() {
    assertEquals(refused("webhook-id is missing"), reply(Map.of()));
    assertEquals(accepted(), reply(WebhookConfig.unsigned(), NOW, Map.of()));
  }

  @Test
  void stillChecksSignaturesThatComeToAnOpenServiceWithSecrets() {
    var open = new WebhookConfig(Map.of("*", List.of(OTHER_SECRET)), true, Duration.ofMinutes(5),
        WebhookConfig.Limits.DEFAULT);
    assertEquals(accepted(), reply(open, NOW, Map.of()));
    assertEquals(accepted(), reply(open, NOW, signed(OTHER_SECRET, ID, EVENT)));
    assertEquals(401, reply(open, NOW, signed(SECRET, ID, EVENT)).status());
    assertEquals(accepted(), reply(WebhookConfig.unsigned(), NOW, signed(SECRET, ID, EVENT)));
  }

  private static Reply reply(Map<String, String> headers) {
    return reply(WebhookConfig.signedWith(Map.of("flagship", List.of(SECRET))), NOW, headers);
  }

  private static Reply reply(WebhookConfig config, Instant now, Map<String, String> headers) {
    try (Service service = new Service(config, new ChatRecorder(), InstantSource.fixed(now))) {
      return service.post(EVENT, headers);
    }
  }

  private static Reply accepted() {
    return new Reply(202, "application/json", "{\"accepted\":true}");
  }

  private static Reply refused(String detail) {
    return new Reply(401, "application/problem+json",
        "{\"type\":\"urn:huashu-coach:problem:unsigned\",\"title\":\"The signature was refused\","
            + "\"status\":401,\"detail\":\"" + detail + "\",\"errors\":[{\"field\":\""
            + detail.replaceFirst(" ", "\",\"detail\":\"") + "\"}]}");
  }
}
