package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The routes of the first page over real HTTP. */
class FirstPageRoutesTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final StubPreview preview = new StubPreview();
  private Instant now = Instant.parse("2026-11-02T02:00:00Z");
  private PageServer server;

  @BeforeEach
  void start() {
    server = PageServer.start(preview, 0, () -> now);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void answersWithTheAdviceAsItCame() throws Exception {
    HttpResponse<byte[]> response = post("""
        {"draft": "这个不关我的事", "question": "快递呢", "turn": 2, "closing": true,
         "waitedSeconds": 14, "later": "ignored"}""");
    TryRequest asked = new TryRequest("这个不关我的事", Optional.of("快递呢"), OptionalInt.of(2), true,
        Optional.of(Duration.ofSeconds(14)));
    assertEquals(200, response.statusCode());
    assertEquals(asked, preview.asked().poll());
    assertEquals(new String(new StubPreview().advice(asked), StandardCharsets.UTF_8),
        new String(response.body(), StandardCharsets.UTF_8));
    assertEquals(List.of("application/json", "no-store"),
        List.of(header(response, "Content-Type"), header(response, "Cache-Control")));
  }

  @Test
  void theDraftAloneIsEnough() throws Exception {
    assertEquals(200, post("{\"draft\": \"\", \"question\": \"  \", \"turn\": null}").statusCode());
    assertEquals(
        new TryRequest("", Optional.empty(), OptionalInt.empty(), false, Optional.empty()),
        preview.asked().poll());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      {}                                         | draft
      {"draft": null}                            | draft
      {"draft": 7}                               | draft
      {"draft": "\\ud83d"}                       | draft
      {"draft": "", "question": []}              | question
      {"draft": "", "turn": 0}                   | turn
      {"draft": "", "turn": 1.5}                 | turn
      {"draft": "", "closing": "yes"}            | closing
      {"draft": "", "waitedSeconds": -1}         | waitedSeconds
      {"draft": "", "waitedSeconds": 1e99}       | waitedSeconds
      {"draft": "", "waitedSeconds": 9999999999} | waitedSeconds
      """)
  void namesTheFieldThatIsWrong(String body, String field) throws Exception {
    HttpResponse<byte[]> response = post(body);
    assertEquals(422, response.statusCode());
    assertEquals("application/problem+json", header(response, "Content-Type"));
    assertEquals(List.of(field), fields(response));
    assertEquals(List.of(), List.copyOf(preview.asked()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{\"draft\": \"a\", \"draft\": \"b\"}",
    "{\"draft\": \"a\"} {}", "<draft/>"})
  void whatIsNoJsonObjectCannotBeRead(String body) throws Exception {
    HttpResponse<byte[]> response = post(body);
    assertEquals(400, response.statusCode());
    assertEquals("application/problem+json", header(response, "Content-Type"));
  }

  @Test
  void tenThousandUnitsAreTakenAndOneMoreIsNot() throws Exception {
    // Escaped, the longest body that can be right.
    String longest = "\\u4e0d".repeat(10_000);
    assertEquals(200, post("{\"draft\": \"" + longest + "\", \"question\": \"" + longest + "\"}")
        .statusCode());
    HttpResponse<byte[]> response = post("{\"draft\": \"" + longest + "a\"}");
    assertEquals(422, response.statusCode());
    assertEquals(List.of("draft"), fields(response));
    assertEquals(413, post(" ".repeat(128 * 1024) + "{}").statusCode());
  }

  @ParameterizedTest
  @CsvSource({"Sec-Fetch-Site, same-origin, 200", "Sec-Fetch-Site, same-site, 403",
    "Sec-Fetch-Site, cross-site, 403", "Sec-Fetch-Site, none, 403",
    "Origin, https://shop.example, 403", "Origin, null, 403", "X-Client, curl, 200"})
  void otherPeoplesPagesMayNotAsk(String name, String value, int status) throws Exception {
    assertEquals(status, post("{\"draft\": \"您好\"}", name, value).statusCode());
  }

  @Test
  void aBrowserThatTellsOnlyTheOriginIsKnownByIt() throws Exception {
    assertEquals(200, post("{\"draft\": \"您好\"}", "Origin", server.url()).statusCode());
  }

  @Test
  void onlyJsonIsTaken() throws Exception {
    HttpRequest form = HttpRequest.newBuilder(URI.create(server.url() + "/try"))
        .header("Content-Type", "text/plain")
        .POST(BodyPublishers.ofString("{\"draft\": \"\"}"))
        .build();
    assertEquals(415, client.send(form, BodyHandlers.ofByteArray()).statusCode());
  }

  @Test
  void tooManyRequestsAMinuteHaveToWaitForTheNext() throws Exception {
    for (int i = 0; i < 900; i++) {
      assertEquals(200, post("{\"draft\": \"\"}").statusCode());
    }
    now = now.plusSeconds(40);
    HttpResponse<byte[]> response = post("{\"draft\": \"\"}");
    assertEquals(429, response.statusCode());
    assertEquals("20", header(response, "Retry-After"));
    now = now.plusSeconds(20);
    assertEquals(200, post("{\"draft\": \"\"}").statusCode());
  }

  @Test
  void thePageAndItsFilesComeOnce() throws Exception {
    String page = new String(fetch("/", "").body(), StandardCharsets.UTF_8);
    List<String> files =
        Arrays.stream(page.split("\"")).filter(part -> part.startsWith("/console/")).toList();
    assertEquals(6, files.size());
    for (String path : files) {
      HttpResponse<byte[]> first = fetch(path, "");
      assertEquals(200, first.statusCode(), path);
      HttpResponse<byte[]> again = fetch(path, header(first, "ETag"));
      assertEquals(304, again.statusCode(), path);
      assertEquals(0, again.body().length, path);
    }
    assertEquals(404, fetch("/console/none.js", "").statusCode());
    assertEquals(404, fetch("/console/../logback.xml", "").statusCode());
  }

  @Test
  void thePageLoadsOnlyItsOwnFilesAndRunsNothingInline() throws Exception {
    assertEquals(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        header(fetch("/", ""), "Content-Security-Policy"));
  }

  private HttpResponse<byte[]> fetch(String path, String etag)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("If-None-Match", etag)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/try"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body));
    return client.send(headers.length == 0 ? request.build() : request.headers(headers).build(),
        BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<byte[]> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private List<String> fields(HttpResponse<byte[]> response) {
    JsonNode problem = json.readTree(response.body());
    return problem.path("errors")
        .valueStream()
        .map(fault -> fault.path("field").asString(""))
        .toList();
  }
}
