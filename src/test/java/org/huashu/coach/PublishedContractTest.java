package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.huashu.coach.http.Docs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every route of the whole service is in the published contract, and does what stands there. */
class PublishedContractTest {

  private static final String ID = "https://huashu-coach.invalid/openapi";
  private static final String JSON = "application/json";

  @TempDir
  static Path data;

  private static Service.Running service;
  private static String token = "";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonNode api = read();
  private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
      SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, api.toString())));

  /** One documented method of one path. */
  private record Operation(String method, String path, JsonNode published) {
    boolean takesBody() {
      return published.has("requestBody");
    }

    boolean needsToken() {
      return published.path("security").path(0).has("agentToken");
    }

    String pointer() {
      return "#/paths/" + escaped(path) + "/" + method.toLowerCase(java.util.Locale.ROOT);
    }
  }

  private record Answer(int status, String type, String body) {}

  @BeforeAll
  static void start() {
    Config config = Config.read(new Config.Options(_ -> Optional.empty(), Map.of("DATA",
        data.toString(), "PORT", "0", "INSECURE", "true")),
        Path.of(System.getProperty("coach.home", "")).toAbsolutePath());
    service = new Service(InstantSource.system()).start(config);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyRouteOutsideTheConsoleIsPublished() {
    TreeSet<String> published = new TreeSet<>();
    operations().forEach(it -> published.add(it.method() + " " + it.path()));
    TreeSet<String> served = new TreeSet<>(service.routes().known());
    // Pages of people and the files of pages are no interface.
    served.removeIf(route -> route.matches("\\w+ /(console|desk/|docs/|readme).*"));
    assertEquals(served, published);
  }

  @Test
  void everyPublishedExampleIsTakenAndAnsweredAsPublished() throws Exception {
    token = token();
    for (Operation operation : operations()) {
      for (String body : examples(operation)) {
        assertFits(operation, "requestBody/content/application~1json/schema", body);
        Answer answer = send(operation, body, token);
        boolean unknownDraft = operation.path().equals("/plugin/notes/read");
        assertTrue(answer.status() < 300 || unknownDraft, operation + " " + answer);
        assertPublished(operation, answer);
      }
    }
  }

  @Test
  void everyRefusalIsPublished() throws Exception {
    for (Operation operation : operations()) {
      if (operation.needsToken() && !operation.published()
          .get("security")
          .toString()
          .contains("{}")) {
        Answer answer = send(operation, "{}", "no.such.token");
        assertEquals(401, answer.status(), operation.toString());
        assertPublished(operation, answer);
      }
      for (String body : operation.takesBody() ? List.of("", "[]", "{", "{}") : List.<String>of()) {
        Answer answer = send(operation, body, token());
        assertTrue(answer.status() == 400 || answer.status() == 422, operation + " " + answer);
        assertPublished(operation, answer);
      }
    }
  }

  private static String token() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> minted = client.send(HttpRequest.newBuilder(uri("/plugin/tokens"))
          .header("Content-Type", JSON)
          .POST(BodyPublishers.ofString("{\"shop\":\"flagship\",\"agent\":\"agent-7\"}"))
          .build(), BodyHandlers.ofString());
      return JsonMapper.shared().readTree(minted.body()).get("token").stringValue();
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    api.get("paths")
        .properties()
        .forEach(path -> path.getValue()
            .properties()
            .forEach(method -> operations.add(new Operation(
                method.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(),
                method.getValue()))));
    return operations;
  }

  /** The bodies that the document gives; one empty text where there are none. */
  private static List<String> examples(Operation operation) {
    JsonNode content = operation.published().at("/requestBody/content/application~1json");
    if (!operation.takesBody()) {
      return List.of("");
    }
    List<String> bodies = new ArrayList<>();
    content.path("examples").forEach(example -> bodies.add(example.get("value").toString()));
    if (content.has("example")) {
      bodies.add(content.get("example").toString());
    }
    assertTrue(!bodies.isEmpty(), operation + " has no example");
    return bodies;
  }

  private Answer send(Operation operation, String body, String bearer)
      throws IOException, InterruptedException {
    String query = operation.path().equals("/events") ? "?shop=flagship&agent=agent-7" : "";
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(operation.path() + query))
        .method(operation.method(), BodyPublishers.ofString(body));
    if (operation.takesBody()) {
      request.header("Content-Type", JSON);
    }
    if (operation.needsToken()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), BodyHandlers.ofInputStream());
    String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    try (InputStream in = response.body()) {
      // A stream of events never ends.
      byte[] read = type.equals("text/event-stream") ? in.readNBytes(6) : in.readAllBytes();
      return new Answer(response.statusCode(), type, new String(read, StandardCharsets.UTF_8));
    }
  }

  private void assertPublished(Operation operation, Answer answer) {
    JsonNode responses = operation.published().get("responses");
    String status = Integer.toString(answer.status());
    String name = responses.has(status) ? status : "default";
    JsonNode response = responses.get(name);
    assertNotNull(response, operation + " does not publish " + answer);
    String at = operation.pointer() + "/responses/" + name;
    if (response.has("$ref")) {
      at = response.get("$ref").stringValue();
      response = api.at(at.substring(1));
    }
    JsonNode content = response.path("content");
    assertEquals(content.isMissingNode() ? List.of("") : content.propertyNames().stream().toList(),
        List.of(answer.type()), operation + " " + answer);
    if (answer.type().endsWith("json")) {
      assertEquals(List.of(), schemas
          .getSchema(SchemaLocation.of(ID + at + "/content/" + escaped(answer.type()) + "/schema"))
          .validate(answer.body(), InputFormat.JSON), operation + " " + answer);
    }
  }

  private void assertFits(Operation operation, String place, String body) {
    if (operation.takesBody()) {
      assertEquals(List.of(),
          schemas.getSchema(SchemaLocation.of(ID + operation.pointer() + "/" + place))
              .validate(body, InputFormat.JSON),
          operation.toString());
    }
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + service.server().port()).resolve(path);
  }

  private static JsonNode read() {
    try (InputStream in = Docs.class.getResourceAsStream("openapi.yaml")) {
      return YAMLMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
