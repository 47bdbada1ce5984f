package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.huashu.coach.conversation.Delivery;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Journal.Outcome;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.webhook.Service.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsTest {

  private static final String ID = "a string of 1 to 200 characters";
  private static final String TEXT = "a string of at most 10000 UTF-16 units";
  private static final String MOMENT =
      "a moment in RFC 3339 with offset: 2026-11-20T10:00:05.250+08:00";
  private static final String WELL_FORMED = "a string without lone surrogates and U+0000";

  private final ChatRecorder chat = new ChatRecorder();
  private Service service = Service.unsigned(chat);

  @BeforeAll
  void start() {
    service.close();
    service = Service.unsigned(chat);
  }

  @AfterAll
  void nothingWasKept() {
    service.close();
    assertEquals(List.of(), chat.events);
  }

  @Test
  void saysWhereABodyStopsBeingJson() {
    assertUnreadable("empty: line 1, column 1", "");
    assertUnreadable("empty: line 1, column 1", "  \n");
    assertUnreadable("not JSON: line 2, column 7", "{\"type\":\n\"亲\"   x}");
    assertUnreadable("not JSON: line 1, column 9", "{\"type\":");
    assertUnreadable("something after the end of the object: line 1, column 4", "{} {}");
    assertUnreadable("a key that is there already: line 1, column 12", "{\"a\":1,\"a\":2}");
    assertUnreadable("nested deeper than 32: line 1, column 37",
        "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}");
  }

  @Test
  void saysWhereABodyStopsBeingUtf8() {
    for (String wrong : List.of("ff", "c080", "e4ba", "eda080", "f4908080", "00", "80")) {
      byte[] before = "{\n\"a\":\"亲".getBytes(StandardCharsets.UTF_8);
      byte[] after = "\"}".getBytes(StandardCharsets.UTF_8);
      byte[] middle = HexFormat.of().parseHex(wrong);
      byte[] body = new byte[before.length + middle.length + after.length];
      System.arraycopy(before, 0, body, 0, before.length);
      System.arraycopy(middle, 0, body, before.length, middle.length);
      System.arraycopy(after, 0, body, before.length + middle.length, after.length);
      assertEquals(problem("unreadable", "The request cannot be read", 400,
          "not UTF-8: line 2, column 7"), service.post(body, Map.of()));
    }
    assertEquals(400, service.post("{}".getBytes(StandardCharsets.UTF_16), Map.of()).status());
  }

  @Test
  void namesEveryMissingField() {
    assertInvalid("{}", Map.of("type", "required: one of " + TYPES, "timestamp",
        "required: " + MOMENT, "data", "required: an object"));
    String required = "required: ";
    assertInvalid(event("conversation.opened", "{}"), Map.of("data.shop", required + ID,
        "data.conversation", required + ID, "data.customer", required + "an object"));
    assertInvalid(event("message.received", KEY + "}"),
        Map.of("data.message", required + ID, "data.text", required + TEXT));
    assertInvalid(event("draft.updated", KEY + "}"),
        Map.of("data.draft", required + ID, "data.revision", required + COUNT, "data.agent",
            required + ID, "data.text", required + TEXT));
    assertInvalid(event("reply.sent", KEY + "}"), Map.of("data.message", required + ID,
        "data.agent", required + ID, "data.text", required + TEXT));
    assertInvalid(event("suggestion.used", KEY + "}"),
        Map.of("data.draft", required + ID, "data.agent", required + ID, "data.script",
            required + ID, "data.edited", required + "true or false"));
    assertInvalid(event("hint.answered", KEY + "}"),
        Map.of("data.draft", required + ID, "data.agent", required + ID, "data.hint",
            required + ID, "data.answer", required + "one of applied, dismissed, false-alarm"));
    assertInvalid(event("conversation.transferred", KEY + "}"),
        Map.of("data.from", required + ID, "data.to", required + ID));
    assertInvalid(event("conversation.closed", KEY + "}"), Map.of("data.agent", required + ID));
    assertInvalid(event("conversation.rated", KEY + "}"),
        Map.of("data.satisfied", required + "true, false or null"));
  }

  @Test
  void namesEveryWrongField() {
    assertInvalid("[]", Map.of("$", "an object"));
    assertInvalid("{\"type\":3,\"timestamp\":\"2026-11-20T10:00:05\",\"data\":[]}",
        Map.of("type", "one of " + TYPES, "timestamp", MOMENT, "data", "an object"));
    assertInvalid(event("conversation.opened",
        KEY + ",\"agent\":7,\"channel\":\"\",\"customer\":{\"id\":null,\"name\":\""
            + "x".repeat(1_001) + "\"},\"order\":{},\"product\":7}"),
        Map.of("data.agent", ID, "data.channel", ID, "data.customer.id", "required: " + ID,
            "data.customer.name", "at most 1000 UTF-16 units", "data.order.id",
            "required: " + ID, "data.product", "an object"));
    assertInvalid(event("draft.updated", KEY + ",\"draft\":\"" + "x".repeat(201)
        + "\",\"revision\":1.5,\"agent\":\"a\",\"text\":\"" + "亲".repeat(10_001)
        + "\",\"question\":{},\"waitingSince\":\"gestern\",\"turn\":0,\"closing\":\"no\"}"),
        Map.of("data.draft", ID, "data.revision", COUNT, "data.text", TEXT, "data.question", TEXT,
            "data.waitingSince", MOMENT, "data.turn", "a whole number from 1 to 1000000",
            "data.closing", "true or false"));
    assertInvalid(event("conversation.rated", KEY + ",\"satisfied\":\"yes\",\"score\":6}"), Map.of(
        "data.satisfied", "true or false", "data.score", "a whole number from 1 to 5"));
    assertInvalid(
        event("reply.sent",
            KEY + ",\"message\":\"m\",\"agent\":\"a\",\"text\":\"\",\"sender\":\"robot\"}"),
        Map.of("data.sender", "one of human, assisted, auto"));
  }

  @Test
  void takesATextOfTenThousandUnitsAndNoMore() {
    ChatRecorder own = new ChatRecorder();
    try (Service other = Service.unsigned(own)) {
      assertEquals(202, other.post(message("👍".repeat(5_000)), Map.of()).status());
      assertEquals(422, other.post(message("👍".repeat(5_000) + "x"), Map.of()).status());
    }
    assertEquals(1, own.events.size());
  }

  @Test
  void refusesTextThatNobodyCouldSee() {
    for (String text : List.of("\\ud83d", "x\\udc4d", "\\ud83d\\ud83d\\udc4d", "a\\u0000")) {
      assertInvalid(message(text), Map.of("data.text", WELL_FORMED));
    }
  }

  @Test
  void refusesNumbersThatFitNowhere() {
    String draft = KEY + ",\"draft\":\"d\",\"agent\":\"a\",\"text\":\"\",\"revision\":";
    for (String number : List.of("9007199254740992", "1e400", "-1", "9".repeat(399), "1.0")) {
      assertInvalid(event("draft.updated", draft + number + "}"), Map.of("data.revision", COUNT));
    }
    assertInvalid(event("draft.updated", draft + "9".repeat(5_000) + "}"),
        Map.of("data.revision", "a number of at most 400 digits"));
  }

  @Test
  void boundsFacts() {
    String many = java.util.stream.IntStream.range(0, 120)
        .mapToObj(i -> "\"f" + i + "\":" + i)
        .collect(Collectors.joining(","));
    assertInvalid(
        event("conversation.opened", KEY + ",\"customer\":{\"id\":\"u\"," + many + "}}"),
        Map.of("data.customer",
            "at most 100 values in all, with names of at most 100 UTF-16 units"));
  }

  @Test
  void takesJsonOnly() {
    for (String type : List.of("text/plain", "application/json; charset=gbk", "application/xml",
        "multipart/form-data; boundary=x")) {
      assertEquals(
          problem("media-type", "The media type is not taken here", 415,
              "Content-Type must be application/json, in UTF-8"),
          service.post("{}", Map.of("Content-Type", type)));
    }
  }

  @Test
  void boundsTheIdOfADelivery() {
    assertEquals(
        problem("invalid", "A value breaks the contract", 422,
            "webhook-id must be 1 to 200 visible ASCII characters\",\"errors\":[{\"field\":"
                + "\"webhook-id\",\"detail\":\"1 to 200 visible ASCII characters\"}]"),
        service.post(Service.EVENT, Map.of("webhook-id", "x".repeat(201))));
  }

  @Test
  void saysWhenToTryAgainWhenItCannotBeKept() {
    ChatEvents full = new ChatEvents() {
      @Override
      public Outcome accept(Event event, Optional<Delivery> delivery) {
        throw new StoreUnavailableException("no space left");
      }

      @Override
      public org.huashu.coach.advice.Advice advise(Event.DraftUpdated draft) {
        throw new IllegalStateException("secret of the inside");
      }
    };
    try (Service other = Service.unsigned(full)) {
      var response = other.send(Service.EVENT.getBytes(StandardCharsets.UTF_8), Map.of());
      assertEquals(Optional.of("5"), response.headers().firstValue("Retry-After"));
      assertEquals(
          problem("unavailable", "The service cannot take this now", 503,
              "it cannot be kept now; nothing of it was written").body(),
          response.body());
      assertEquals(
          problem("internal", "The service failed", 500,
              "it was logged; try again, or tell who runs the service"),
          other.post(event("draft.updated",
              KEY + ",\"draft\":\"d\",\"agent\":\"a\",\"text\":\"\",\"revision\":1}"), Map.of()));
    }
  }

  private static final String KEY = "{\"shop\":\"s\",\"conversation\":\"c\"";
  private static final String COUNT = "a whole number from 0 to 9007199254740991";
  private static final String TYPES = "conversation.opened, message.received, draft.updated,"
      + " reply.sent, suggestion.used, hint.answered, conversation.transferred,"
      + " conversation.closed, conversation.rated";

  private static String event(String type, String data) {
    return "{\"type\":\"" + type + "\",\"timestamp\":\"2026-11-20T10:00:05Z\",\"data\":" + data
        + "}";
  }

  private static String message(String text) {
    return event("message.received", KEY + ",\"message\":\"m\",\"text\":\"" + text + "\"}");
  }

  private void assertUnreadable(String detail, String body) {
    assertEquals(problem("unreadable", "The request cannot be read", 400, detail),
        service.post(body, Map.of()));
  }

  private void assertInvalid(String body, Map<String, String> faults) {
    Reply reply = service.post(body, Map.of());
    Map<String, String> found = new LinkedHashMap<>();
    tools.jackson.databind.json.JsonMapper.shared()
        .readTree(reply.body())
        .get("errors")
        .forEach(fault -> found.put(fault.get("field").asString(), fault.get("detail").asString()));
    assertEquals(faults, found);
    assertEquals(422, reply.status());
  }

  private static Reply problem(String type, String title, int status, String detail) {
    String end = detail.endsWith("]") ? "}" : "\"}";
    return new Reply(status, "application/problem+json",
        "{\"type\":\"urn:huashu-coach:problem:" + type + "\",\"title\":\"" + title
            + "\",\"status\":" + status + ",\"detail\":\"" + detail + end);
  }
}
