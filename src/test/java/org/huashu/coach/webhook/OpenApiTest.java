package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.webhook.Service.Reply;
import org.huashu.coach.wording.Category;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published contract and the running service say the same. */
class OpenApiTest {

  private static final String ID = "https://huashu-coach.invalid/openapi";
  private static final String CONTENT = "application/json";
  private final JsonNode api = read();
  private final SchemaRegistry registry = SchemaRegistry
      .withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder
          .schemas(Map.of(ID, "{\"components\":" + api.get("components") + "}")));

  @Test
  void takesEveryExampleAndAnswersAsPublished() {
    Schema events = schema("Event");
    Set<String> types = new TreeSet<>();
    try (Service service = Service.unsigned(new ChatRecorder())) {
      for (Map.Entry<String, JsonNode> example : examples().properties()) {
        String body = example.getValue().get("value").toString();
        assertEquals(List.of(), events.validate(body, InputFormat.JSON), example.getKey());
        assertPublished(service.post(body, Map.of()));
        types.add(example.getKey());
      }
      assertPublished(service.post("{\"type\":\"x.y\"}", Map.of()));
    }
    Set<String> known = new TreeSet<>();
    for (EventType type : EventType.values()) {
      known.add(type.wireName());
    }
    assertEquals(known, types);
  }

  @Test
  void refusesWhatTheSchemaRefuses() {
    Schema events = schema("Event");
    List<String> differ = new ArrayList<>();
    try (Service service = Service.unsigned(new ChatRecorder())) {
      for (Map.Entry<String, JsonNode> example : examples().properties()) {
        JsonNode good = example.getValue().get("value");
        for (String name : good.get("data").propertyNames()) {
          for (String value : List.of("null", "true", "7", "-1", "\"\"", "\"x\"", "[]", "{}")) {
            String body = with(good, name, value);
            boolean valid = events.validate(body, InputFormat.JSON).isEmpty();
            Reply reply = service.post(body, Map.of());
            assertPublished(reply);
            if (valid != reply.status() < 300) {
              differ.add(reply.status() + " " + body);
            }
          }
        }
      }
    }
    // The schema cannot say that a moment must be one: formats are notes in JSON Schema.
    differ.removeIf(line -> line.contains("\"waitingSince\":\""));
    assertEquals(List.of(), differ);
  }

  @Test
  void publishesEveryStatusItAnswersWith() {
    Set<String> published =
        new TreeSet<>(operation().get("responses").propertyNames());
    assertEquals(
        Set.of("200", "202", "400", "401", "409", "413", "415", "422", "429", "503"), published);
  }

  @Test
  void publishesEveryCategory() {
    List<String> published = new ArrayList<>();
    api.at("/components/schemas/Hint/properties/category/enum")
        .forEach(category -> published.add(category.asString()));
    List<String> known = new ArrayList<>();
    for (Category category : Category.values()) {
      known.add(category.wireName());
    }
    assertEquals(known, published);
  }

  @Test
  void describesThePushWithAnExampleThatFits() {
    JsonNode example = api.at("/webhooks/coach.push/post/requestBody/content")
        .get(CONTENT)
        .get("example");
    assertEquals(List.of(), schema("Push").validate(example.toString(), InputFormat.JSON));
    JsonNode advice = operation().at("/responses/200/content").get(CONTENT).get("example");
    assertEquals(List.of(), schema("Advice").validate(advice.toString(), InputFormat.JSON));
    assertNotEquals(List.of(), schema("Advice").validate("{}", InputFormat.JSON));
  }

  private void assertPublished(Reply reply) {
    String name = switch (reply.status()) {
      case 200 -> "Advice";
      case 202 -> "Accepted";
      default -> "Problem";
    };
    assertNotNull(operation().get("responses").get(Integer.toString(reply.status())));
    assertEquals(List.of(), schema(name).validate(reply.body(), InputFormat.JSON), reply.body());
    assertEquals(name.equals("Problem") ? "application/problem+json" : CONTENT, reply.type());
  }

  private Schema schema(String name) {
    return registry.getSchema(SchemaLocation.of(ID + "#/components/schemas/" + name));
  }

  private JsonNode operation() {
    return api.get("paths").get("/webhooks/chat").get("post");
  }

  private JsonNode examples() {
    return operation().at("/requestBody/content").get(CONTENT).get("examples");
  }

  private static String with(JsonNode good, String name, String value) {
    var copy = (tools.jackson.databind.node.ObjectNode) good.deepCopy();
    ((tools.jackson.databind.node.ObjectNode) copy.get("data")).put(name, "<value>");
    return copy.toString().replace("\"<value>\"", value);
  }

  private static JsonNode read() {
    try (InputStream in =
        OpenApiTest.class.getResourceAsStream("/org/huashu/coach/http/openapi.yaml")) {
      return new YAMLMapper().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
