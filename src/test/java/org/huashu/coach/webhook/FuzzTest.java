package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.huashu.coach.webhook.Service.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A thousand bodies that break the contract, made of good ones. */
class FuzzTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PLACE = Pattern.compile(".*: line \\d+, column \\d+");
  private static final List<String> GOOD = List.of(
      event("message.received", "\"message\":\"m\",\"text\":\"在吗\""),
      event("draft.updated",
          "\"draft\":\"d\",\"revision\":3,\"agent\":\"a\",\"text\":\"亲👍\",\"turn\":1"),
      event("suggestion.used", "\"draft\":\"d\",\"agent\":\"a\",\"script\":\"x\",\"edited\":true"),
      event("conversation.opened", "\"customer\":{\"id\":\"u\"},\"order\":{\"id\":\"o\"}"),
      event("conversation.rated", "\"satisfied\":true,\"score\":3"));

  @Test
  void refusesAThousandBrokenBodiesAndSaysWhere() {
    SplittableRandom random = new SplittableRandom(20_261_120);
    List<String> wrong = new ArrayList<>();
    try (Service service = Service.unsigned(new ChatRecorder())) {
      for (String good : GOOD) {
        assertEquals(2, service.post(good, Map.of()).status() / 100, good);
      }
      for (int i = 0; i < 1_000; i++) {
        byte[] body = broken(GOOD.get(i % GOOD.size()), i % 10, random);
        Reply reply = service.post(body, Map.of());
        if (!saysWhere(reply)) {
          wrong.add(i + " " + reply + " " + new String(body, StandardCharsets.UTF_8));
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void survivesBytesOfNoKind() {
    SplittableRandom random = new SplittableRandom(1);
    try (Service service = Service.unsigned(new ChatRecorder())) {
      for (int i = 0; i < 300; i++) {
        byte[] body = GOOD.get(i % GOOD.size()).getBytes(StandardCharsets.UTF_8);
        for (int n = random.nextInt(1, 6); n > 0; n--) {
          body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        Reply reply = service.post(body, Map.of());
        assertTrue(reply.status() < 500, reply + new String(body, StandardCharsets.UTF_8));
      }
    }
  }

  private static boolean saysWhere(Reply reply) {
    JsonNode problem = JSON.readTree(reply.body());
    return switch (reply.status()) {
      case 400 -> PLACE.matcher(problem.get("detail").asString()).matches();
      case 422 -> !problem.get("errors").get(0).get("field").asString().isEmpty();
      case 413 -> true;
      default -> false;
    };
  }

  private static byte[] broken(String good, int way, SplittableRandom random) {
    return switch (way) {
      case 0 -> utf8(withField(good, "{\"nested\":[1,{}]}", random));
      case 1 -> utf8(withField(good, "[" + "[".repeat(random.nextInt(40, 400)), random));
      case 2 -> utf8(good.substring(0, random.nextInt(good.length() - 1)));
      case 3 -> insert(good, new byte[]{(byte) random.nextInt(0x80, 0xc2)}, random);
      case 4 -> utf8(withField(good, "\"x\\ud83d" + "y\"", random));
      case 5 -> utf8(withField(good, "1e" + random.nextInt(400, 99_999), random));
      case 6 -> utf8(withField(good, "9".repeat(random.nextInt(20, 9_000)), random));
      case 7 -> utf8(good.replaceFirst("\\{", "{\"type\":\"x\","));
      case 8 -> utf8(good + "x".repeat(random.nextInt(1, 400_000)));
      default -> without(good, random);
    };
  }

  /** The good body with one field that matters set to something else. */
  private static String withField(String good, String value, SplittableRandom random) {
    ObjectNode json = (ObjectNode) JSON.readTree(good);
    ObjectNode data = (ObjectNode) json.get("data");
    List<String> names = new ArrayList<>(data.propertyNames());
    data.put(names.get(random.nextInt(names.size())), "\u0001");
    return JSON.writeValueAsString(json).replace("\"\\u0001\"", value);
  }

  private static byte[] without(String good, SplittableRandom random) {
    ObjectNode json = (ObjectNode) JSON.readTree(good);
    if (random.nextInt(4) == 0) {
      json.remove(List.of("type", "timestamp", "data").get(random.nextInt(3)));
    } else {
      ((ObjectNode) json.get("data"))
          .remove(List.of("shop", "conversation").get(random.nextInt(2)));
    }
    return JSON.writeValueAsBytes(json);
  }

  private static byte[] insert(String good, byte[] bytes, SplittableRandom random) {
    byte[] body = utf8(good);
    int at = random.nextInt(1, body.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(body, 0, at);
    out.writeBytes(bytes);
    out.write(body, at, body.length - at);
    return out.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String event(String type, String data) {
    return "{\"type\":\"" + type + "\",\"timestamp\":\"2026-11-20T10:00:05Z\","
        + "\"data\":{\"shop\":\"s\",\"conversation\":\"c\"," + data + "}}";
  }
}
