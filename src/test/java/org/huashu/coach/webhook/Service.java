package org.huashu.coach.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.huashu.coach.http.Docs;
import org.huashu.coach.http.HealthCheck;
import org.huashu.coach.http.Operations;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;
import org.huashu.coach.http.Telemetry;

/** The real server on a free port, with a client. */
final class Service implements AutoCloseable {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLjSw";
  static final String OTHER_SECRET = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
  static final Instant NOW = Instant.ofEpochSecond(1_674_087_231);
  static final String EVENT = """
      {"type":"conversation.closed","timestamp":"2023-01-19T08:13:51+08:00",\
      "data":{"shop":"flagship","conversation":"c-1","agent":"a-1","solved":true}}""";

  final Telemetry telemetry = new Telemetry();
  final Server server;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What came back. */
  record Reply(int status, String type, String body) {}

  Service(WebhookConfig config, ChatEvents events, InstantSource clock) {
    this(config, events, clock, ServerConfig.on("127.0.0.1", 0));
  }

  Service(WebhookConfig config, ChatEvents events, InstantSource clock, ServerConfig http) {
    Routes routes =
        new ChatWebhook(config, events, clock, telemetry.registry()).addTo(new Routes());
    new Operations(List.of(new HealthCheck("store", () -> true)), telemetry).addTo(routes);
    server = Server.start(http, Docs.addTo(routes));
  }

  static Service unsigned(ChatEvents events) {
    return new Service(WebhookConfig.unsigned(), events, InstantSource.fixed(NOW));
  }

  static Service signed(ChatEvents events) {
    return new Service(WebhookConfig.signedWith(Map.of("flagship", List.of(SECRET))), events,
        InstantSource.fixed(NOW));
  }

  Reply post(String body, Map<String, String> headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  Reply post(byte[] body, Map<String, String> headers) {
    HttpResponse<String> response = send(body, headers);
    return new Reply(response.statusCode(),
        response.headers().firstValue("Content-Type").orElse(""), response.body());
  }

  HttpResponse<String> send(byte[] body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri("/webhooks/chat"))
        .POST(BodyPublishers.ofByteArray(body))
        .setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    return send(request.build());
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The headers of a delivery, signed by our own code; another test checks that. */
  static Map<String, String> signed(String secret, String id, String body) {
    return headers(id, NOW, new String(Secret.of(secret)
        .sign(id, Long.toString(NOW.getEpochSecond()), body.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.US_ASCII));
  }

  static Map<String, String> headers(String id, Instant at, String signature) {
    return Map.of("webhook-id", id, "webhook-timestamp", Long.toString(at.getEpochSecond()),
        "webhook-signature", "v1," + signature);
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Override
  public void close() {
    client.close();
    server.close();
    telemetry.close();
  }
}
