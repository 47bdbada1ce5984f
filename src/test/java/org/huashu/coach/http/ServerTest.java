package org.huashu.coach.http;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {

  private static final String CHUNKED =
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Telemetry telemetry = new Telemetry();
  private boolean storeWorks = true;
  private Optional<Server> running = Optional.empty();

  @BeforeAll
  void start() {
    Routes routes = new Routes().get("/hello", (request, response) -> response.send("你好"))
        .post("/echo", (request, response) -> response
            .send(org.huashu.coach.http.RequestBody.bytes(request)))
        .get("/broken", (request, response) -> {
          throw new IllegalStateException("secret of the inside");
        });
    new Operations(List.of(new HealthCheck("store", () -> storeWorks)), telemetry).addTo(routes);
    running = Optional.of(Server.start(ServerConfig.on("127.0.0.1", 0), Docs.addTo(routes)));
  }

  @AfterAll
  void stop() {
    client.close();
    running.orElseThrow().close();
    telemetry.close();
  }

  @Test
  void answersHeadLikeGetWithoutTheBody() throws Exception {
    try (RawClient raw = new RawClient(port())) {
      raw.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
      raw.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String both = raw.answer();
      int second = both.lastIndexOf("HTTP/1.1 200 OK\r\n");
      String head = both.substring(0, second);
      assertTrue(head.contains("Content-Length: 6\r\n") && head.endsWith("\r\n\r\n"), both);
      assertTrue(both.endsWith("\r\n\r\n你好"), both);
    }
  }

  @Test
  void namesTheMethodsThatAPathKnows() throws Exception {
    HttpResponse<String> response = send("DELETE", "/echo");
    assertEquals("405 OPTIONS, POST " + problem("method", "The path does not know this method",
        405, "allowed: OPTIONS, POST"), response.statusCode() + " " + header(response, "Allow")
            + " " + response.body());
    HttpResponse<String> options = send("OPTIONS", "/hello");
    assertEquals("204 GET, HEAD, OPTIONS ",
        options.statusCode() + " " + header(options, "Allow") + " " + options.body());
  }

  @Test
  void answersEveryRefusalWithAProblem() throws Exception {
    HttpResponse<String> unknown = send("GET", "/no/such");
    assertEquals(problem("not-found", "There is nothing at this path", 404,
        "see /docs for what there is"), unknown.body());
    assertEquals("application/problem+json", header(unknown, "Content-Type"));
    assertEquals("nosniff", header(unknown, "X-Content-Type-Options"));
    String unreadable = problem("unreadable", "The request cannot be read", 400,
        "the request line, a header or the framing of the body is not HTTP/1.1;"
            + " the body may not be compressed");
    for (String wrong : List.of("NONSENSE\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / FTP/1.1\r\nHost: x\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n",
        "GET /hello HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
        "GET /<script> HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Encoding: gzip\r\n\r\nabc",
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n")) {
      assertRefused(wrong, 400, unreadable);
    }
    assertRefused(CHUNKED + "xyz\r\n", 400, problem("unreadable", "The request cannot be read", 400,
        "the chunks of the body are garbled"));
    assertRefused("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414, problem(
        "uri-too-long", "The address is too long", 414, "a request line may have 4096 bytes"));
    assertRefused("GET / HTTP/1.0\r\n\r\n", 505, problem("http-version",
        "The version of HTTP is not spoken here", 505, "use HTTP/1.1"));
    assertRefused("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501,
        problem("not-implemented", "The service cannot do this", 501,
            "of the transfer encodings only chunked is known"));
  }

  @Test
  void neverTakesWhatIsLeftOfABodyForARequest() throws Exception {
    String smuggled = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
    for (String body : List.of("zz\r\n", "80000\r\n")) {
      try (RawClient raw = new RawClient(port())) {
        String answer = raw.send(CHUNKED + body + smuggled).answer(20);
        assertEquals("HTTP/1.1 4", answer.substring(0, 10));
        assertTrue(!raw.endOfInput().answer().contains("HTTP/1.1 "));
      }
    }
  }

  @Test
  void closesWhenAskedTo() throws Exception {
    try (RawClient raw = new RawClient(port())) {
      String answer =
          raw.send("GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").answer();
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }
  }

  @Test
  void tellsNothingOfAFaultInside() throws Exception {
    assertEquals(problem("internal", "The service failed", 500,
        "it was logged; try again, or tell who runs the service"), send("GET", "/broken").body());
  }

  @Test
  void refusesTenMegabytesWithoutKeepingThem() throws Exception {
    byte[] tooMuch = new byte[10 << 20];
    OkHttpClient okHttp = new OkHttpClient();
    String expected = "413 " + problem("too-large", "The body is too large", 413,
        "send less; the limit is a setting of the service");
    for (boolean chunked : List.of(false, true)) {
      Request request = new Request.Builder().url(uri("/echo").toURL())
          .post(new Body(tooMuch, chunked))
          .build();
      try (Response response = okHttp.newCall(request).execute()) {
        assertEquals(expected, response.code() + " " + response.body().string());
      }
      HttpResponse<String> response = client.send(HttpRequest.newBuilder(uri("/echo"))
          .POST(chunked
              ? BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(tooMuch))
              : BodyPublishers.ofByteArray(tooMuch))
          .build(), ofString());
      assertEquals(expected, response.statusCode() + " " + response.body());
    }
  }

  @Test
  void takesABodyOfTheLimit() throws Exception {
    String most = "x".repeat(256 * 1024);
    for (var publisher : List.of(BodyPublishers.ofString(most), BodyPublishers.ofInputStream(
        () -> new java.io.ByteArrayInputStream(most.getBytes(StandardCharsets.UTF_8))))) {
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(uri("/echo")).POST(publisher).build(), ofString());
      assertEquals(most, response.body());
    }
  }

  @Test
  void saysWhetherItIsLiveAndReady() throws Exception {
    assertEquals("{\"status\":\"live\",\"checks\":[]}", send("GET", "/livez").body());
    assertEquals("{\"status\":\"ready\",\"checks\":[{\"name\":\"store\",\"ok\":true}]}",
        send("GET", "/readyz").body());
    storeWorks = false;
    HttpResponse<String> notReady = send("GET", "/readyz");
    storeWorks = true;
    assertEquals("503 {\"status\":\"not ready\",\"checks\":[{\"name\":\"store\",\"ok\":false}]}",
        notReady.statusCode() + " " + notReady.body());
  }

  @Test
  void publishesMetersOfTheJvm() throws Exception {
    HttpResponse<String> metrics = send("GET", "/metrics");
    assertEquals("text/plain; version=0.0.4; charset=utf-8", header(metrics, "Content-Type"));
    for (String meter : List.of("jvm_memory_used_bytes{", "jvm_threads_live_threads ",
        "jvm_gc_max_data_size_bytes ")) {
      assertTrue(metrics.body().contains("\n" + meter), meter);
    }
  }

  @Test
  void servesTheContractAndItsPageWithoutANetwork() throws Exception {
    Map<String, String> types = new TreeMap<>();
    for (String path : List.of("/openapi.yaml", "/docs", "/docs/docs.js", "/docs/ui/swagger-ui.css",
        "/docs/ui/swagger-ui-bundle.js", "/docs/ui/favicon-32x32.png")) {
      HttpResponse<String> file = send("GET", path);
      types.put(path, file.statusCode() + " " + header(file, "Content-Type") + " "
          + header(file, "Cache-Control"));
      String etag = header(file, "ETag");
      HttpResponse<String> again = client.send(
          HttpRequest.newBuilder(uri(path)).header("If-None-Match", etag).build(), ofString());
      assertEquals("304 ", again.statusCode() + " " + again.body());
    }
    assertEquals(
        new TreeMap<>(Map.of("/openapi.yaml", "200 application/yaml no-cache", "/docs",
            "200 text/html; charset=utf-8 no-cache", "/docs/docs.js",
            "200 text/javascript; charset=utf-8 no-cache", "/docs/ui/swagger-ui.css",
            "200 text/css; charset=utf-8 no-cache", "/docs/ui/swagger-ui-bundle.js",
            "200 text/javascript; charset=utf-8 no-cache", "/docs/ui/favicon-32x32.png",
            "200 image/png no-cache")),
        types);
    HttpResponse<String> page = send("GET", "/docs");
    assertTrue(header(page, "Content-Security-Policy").startsWith("default-src 'self'; "));
    assertEquals(List.of(), page.body().lines().filter(line -> line.contains("://")).toList());
  }

  @Test
  void servesNothingBesideItsFiles() throws Exception {
    for (String path : List.of("/docs/ui/", "/docs/ui/..%2f..%2fpom.properties",
        "/docs/ui/%2e%2e/%2e%2e/x.txt", "/docs/ui/no-such.js", "/docs/ui//etc/passwd")) {
      assertEquals(404, send("GET", path).statusCode(), path);
    }
  }

  @Test
  void saysWhyItCannotListen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
      var refusal = assertThrows(ServerStartException.class, () -> Server
          .start(ServerConfig.on("127.0.0.1", taken.getLocalPort()), new Routes()));
      assertEquals("cannot listen on 127.0.0.1:" + taken.getLocalPort()
          + " (Address already in use); take another with --port", refusal.getMessage());
    }
    var refusal = assertThrows(ServerStartException.class,
        () -> Server.start(ServerConfig.on("no.such.host.invalid", 8080), new Routes()));
    assertEquals("cannot listen on no.such.host.invalid:8080 (no such host); take another with"
        + " --port", refusal.getMessage());
  }

  private void assertRefused(String request, int status, String problem) throws IOException {
    try (RawClient raw = new RawClient(port())) {
      String answer = raw.send(request).answer();
      assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), request + answer);
      assertTrue(answer.contains("Content-Type: application/problem+json\r\n"), answer);
      assertTrue(answer.endsWith("\r\n\r\n" + problem), request + answer);
    }
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path))
        .method(method, BodyPublishers.noBody())
        .build(), ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private int port() {
    return running.orElseThrow().port();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  private static String problem(String type, String title, int status, String detail) {
    return "{\"type\":\"urn:huashu-coach:problem:" + type + "\",\"title\":\"" + title
        + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\"}";
  }

  private static final class Body extends RequestBody {
    private final byte[] bytes;
    private final boolean chunked;

    Body(byte[] bytes, boolean chunked) {
      this.bytes = bytes;
      this.chunked = chunked;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("application/json");
    }

    @Override
    public long contentLength() {
      return chunked ? -1 : bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }
}
