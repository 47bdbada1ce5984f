package org.huashu.coach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service is killed while it writes an import: the old state stands, and the same upload can be
 * taken over afterwards.
 */
class ImportKillTest {

  private static final int LINES = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String BOUNDARY = "coach-boundary";

  @TempDir
  Path data;

  @Test
  void aKillInMidImportLeavesTheOldStateAndTheImportCanBeDoneAgain() throws Exception {
    String page;
    try (var service = RunningService.start(data, "--demo");
        var browser = new Browser(service.address())) {
      page = browser.upload(table());
      String shown = browser.shown(page);
      long before = walBytes();
      CompletableFuture<HttpResponse<String>> taking = browser.take(page, shown);
      // So much of it is in the log only when the transaction is under way.
      while (walBytes() < before + (256 << 10) && !taking.isDone()) {
        Thread.onSpinWait();
      }
      service.kill();
      assertTrue(taking.handle((answer, _) -> answer == null).get(), "it was over before");
    }
    assertEquals(0, openEdits());
    try (var service = RunningService.start(data, "--demo");
        var browser = new Browser(service.address())) {
      HttpResponse<String> answer = browser.take(page, browser.shown(page)).get();
      assertEquals(page + "?done=import", answer.headers().firstValue("location").orElse(""));
    }
    assertEquals(LINES, openEdits());
  }

  private static String table() {
    return "标题,答案\n" + IntStream.range(0, LINES)
        .mapToObj(i -> "第" + i + "条," + "您好，这是第" + i + "条话术，" + "请按页面上的说明操作。".repeat(12))
        .collect(Collectors.joining("\n"));
  }

  private long walBytes() throws IOException {
    Path log = data.resolve("coach.db-wal");
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private int openEdits() {
    try (var store = SqlStore.open("jdbc:sqlite:" + data.resolve("coach.db"))) {
      return store.edits().open("script").size();
    }
  }

  /** The demo signs in by itself. */
  private static final class Browser implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("data-csrf=\"([^\"]+)\"");
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"(\\w+)\"");

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .cookieHandler(new CookieManager())
        .build();

    Browser(URI address) {
      this.address = URI.create("http://localhost:" + address.getPort());
    }

    private HttpRequest.Builder to(String path) {
      return HttpRequest.newBuilder(address.resolve(path));
    }

    private String found(Pattern pattern, String path) throws IOException, InterruptedException {
      String body = client.send(to(path).build(), BodyHandlers.ofString()).body();
      Matcher found = pattern.matcher(body);
      assertTrue(found.find(), body);
      return found.group(1);
    }

    String upload(String text) throws IOException, InterruptedException {
      String token = found(TOKEN, "/console/import");
      String body = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
          + token + "\r\n--" + BOUNDARY
          + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" + text
          + "\r\n--" + BOUNDARY + "--\r\n";
      HttpResponse<String> answer = client.send(to("/console/import")
          .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
          .POST(BodyPublishers.ofString(body))
          .build(), BodyHandlers.ofString());
      return answer.headers().firstValue("location").orElseThrow();
    }

    /** Asks until the file is read and compared, which happens in the background. */
    String shown(String page) throws IOException, InterruptedException {
      long end = System.nanoTime() + PATIENCE.toNanos();
      Matcher found;
      do {
        String body = client.send(to(page).build(), BodyHandlers.ofString()).body();
        found = SHOWN.matcher(body);
        assertTrue(System.nanoTime() < end, body);
      } while (!found.find());
      return found.group(1);
    }

    CompletableFuture<HttpResponse<String>> take(String page, String shown)
        throws IOException, InterruptedException {
      return client.sendAsync(to(page + "/take").header("X-CSRF-Token", found(TOKEN, page))
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString("shown=" + shown))
          .build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
