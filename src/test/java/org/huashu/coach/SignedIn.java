package org.huashu.coach;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.account.Account;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Passwords;
import org.huashu.coach.account.Role;
import org.huashu.coach.store.SqlStore;

/** A person with every role, in the console of a service in a process of its own. */
final class SignedIn implements AutoCloseable {

  static final String NAME = "everybody";
  private static final String PASSWORD = "马走日象走田";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final URI address;
  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .cookieHandler(new CookieManager())
      .build();

  private SignedIn(URI address) {
    this.address = address;
  }

  /** Makes the account in a store that no service has open yet, or that one shares. */
  static void prepare(Path data) {
    try (var store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"))) {
      List<Grant> grants = Stream.of(Role.values())
          .map(role -> new Grant(role, Grant.EVERY_SHOP))
          .toList();
      store.accounts()
          .add(Account.fresh(NAME, NAME, grants, NOW), Passwords.of(64, 1).hash(PASSWORD));
    }
  }

  static SignedIn at(RunningService service) throws IOException, InterruptedException {
    SignedIn person = new SignedIn(service.address());
    HttpResponse<String> answer =
        person.post("/console/sign-in", Map.of("name", NAME, "password", PASSWORD));
    if (answer.statusCode() != 303) {
      throw new IOException("no sign-in: " + answer.statusCode());
    }
    return person;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .build(), BodyHandlers.ofString());
  }

  /** Sends a form with the token that the page gave. */
  HttpResponse<String> post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    return client.send(form(path, fields), BodyHandlers.ofString());
  }

  /** Sends a form and does not wait for the answer, which may never come. */
  void begin(String path, Map<String, String> fields) throws IOException, InterruptedException {
    var _ = client.sendAsync(form(path, fields), BodyHandlers.ofString());
  }

  private HttpRequest form(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body = fields.entrySet()
        .stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-CSRF-Token", token())
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private String token() throws IOException, InterruptedException {
    String page = get("/console/sign-in").body();
    if (page.isEmpty()) {
      page = get("/console/me").body();
    }
    int at = page.indexOf("data-csrf=\"") + "data-csrf=\"".length();
    return page.substring(at, page.indexOf('"', at));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
