package org.huashu.coach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole service in a process of its own, as a store runs it. */
final class RunningService implements AutoCloseable {

  private static final String READY = "listening on ";

  private final Process process;
  private final URI address;
  private final HttpClient client;

  private RunningService(Process process, URI address) {
    this.process = process;
    this.address = address;
    this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Starts it on a free port and waits until it listens. */
  static RunningService start(Path data, String... options) throws IOException {
    return start(List.of(), data, options);
  }

  /**
   * Starts it behind another command.
   *
   * @param prefix runs the rest of its arguments, such as {@code sh -c 'ulimit …; exec "$@"' sh}
   */
  static RunningService start(List<String> prefix, Path data, String... options)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(),
        "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(), "serve", "--port", "0", "--data", data.toString()));
    command.addAll(List.of(options));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> seen = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      seen.add(line);
      int at = line.indexOf(READY);
      if (at >= 0) {
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
        String rest = line.substring(at + READY.length());
        return new RunningService(process, URI.create(rest.replaceAll("[^\\w:/.\\[\\]-].*", "")));
      }
    }
    throw new IOException("the service did not start: " + String.join("\n", seen));
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  /** Sends one event, unsigned but with a delivery id. */
  HttpResponse<String> send(String deliveryId, String body)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(address.resolve("/webhooks/chat"))
        .timeout(Duration.ofSeconds(30))
        .header("content-type", "application/json")
        .header("webhook-id", deliveryId)
        .POST(BodyPublishers.ofString(body))
        .build(),
        BodyHandlers.ofString());
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(30)).build(),
        BodyHandlers.ofString());
  }

  /** Ends it at once, as a power cut would. */
  void kill() throws InterruptedException {
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** Asks it to stop and waits until it has. */
  int stop() throws InterruptedException {
    process.toHandle().destroy();
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.close();
  }
}
