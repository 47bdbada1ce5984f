package org.huashu.coach.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who has signed in to the console. */
final class ConsoleVisitor implements AutoCloseable {

  /** For answers whose status is not known before. */
  static final int ANY = 0;

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final String TOKEN = "data-csrf=\"";

  private final String url;
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .cookieHandler(new CookieManager())
      .build();

  ConsoleVisitor(int port) {
    this.url = "http://localhost:" + port;
  }

  void signIn(String name, String password) throws IOException {
    String body = post("/console/sign-in", Map.of("name", name, "password", password), 303);
    if (!body.isEmpty()) {
      throw new IOException("the sign-in led to a page: " + body);
    }
  }

  /** The page, whole. */
  String get(String path) throws IOException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(url + path)), BodyHandlers.ofString());
    return expected(answer, 200, path).body();
  }

  /** The file, as it comes. */
  InputStream open(String path) throws IOException {
    return expected(send(HttpRequest.newBuilder(URI.create(url + path)),
        BodyHandlers.ofInputStream()), 200, path).body();
  }

  String post(String path, Map<String, String> fields, int status) throws IOException {
    String page = send(HttpRequest.newBuilder(URI.create(url + "/console/sign-in")),
        BodyHandlers.ofString()).body();
    if (page.isEmpty()) {
      page = get("/console/me");
    }
    int at = page.indexOf(TOKEN) + TOKEN.length();
    String form = fields.entrySet()
        .stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(url + path))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-CSRF-Token", page.substring(at, page.indexOf('"', at)))
        .POST(BodyPublishers.ofString(form)), BodyHandlers.ofString());
    return expected(answer, status, path).body();
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body)
      throws IOException {
    try {
      return client.send(request.timeout(PATIENCE).build(), body);
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  private static <T> HttpResponse<T> expected(HttpResponse<T> answer, int status, String path)
      throws IOException {
    if (status != ANY && answer.statusCode() != status) {
      throw new IOException(path + " was answered with " + answer.statusCode());
    }
    return answer;
  }

  @Override
  public void close() {
    client.close();
  }
}
