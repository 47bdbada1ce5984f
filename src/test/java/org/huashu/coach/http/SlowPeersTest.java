package org.huashu.coach.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.http.ServerConfig.Patience;
import org.junit.jupiter.api.Test;

class SlowPeersTest {

  private static final String HEAD = "POST /echo HTTP/1.1\r\nHost: x\r\n";

  @Test
  void fiftySlowSendersDoNotStopTheOthers() throws Exception {
    ServerConfig config = ServerConfig.on("127.0.0.1", 0);
    List<RawClient> slow = new ArrayList<>();
    try (Server server = start(config); HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 50; i++) {
        slow.add(new RawClient(server.port())
            .send(i % 2 == 0 ? HEAD : HEAD + "Content-Length: 100\r\n\r\n{"));
      }
      assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
        for (int i = 0; i < 200; i++) {
          assertEquals("ok", post(client, server.port()));
        }
      });
      for (RawClient one : slow) {
        one.close();
      }
    }
  }

  @Test
  void cutsWhoSendsARequestTooSlowlyHoweverSteadily() throws Exception {
    for (String start : List.of("PO", HEAD, HEAD + "Content-Length: 1000\r\n\r\n",
        HEAD + "Transfer-Encoding: chunked\r\n\r\n")) {
      try (Server server = start(patience(300, 60_000));
          RawClient slow = new RawClient(server.port())) {
        slow.send(start);
        assertTimeoutPreemptively(Duration.ofSeconds(15), () -> {
          drip(slow);
          return slow.answer();
        });
      }
    }
  }

  @Test
  void cutsWhoSaysNothing() throws Exception {
    try (Server server = start(patience(60_000, 300));
        RawClient silent = new RawClient(server.port())) {
      assertEquals("", assertTimeoutPreemptively(Duration.ofSeconds(15), () -> silent.answer()));
    }
  }

  @Test
  void slowSendersGiveTheirPlaceBack() throws Exception {
    ServerConfig two = new ServerConfig("127.0.0.1", 0, 2, 1_000,
        new Patience(Duration.ofMillis(300), Duration.ofSeconds(60), Duration.ofSeconds(60)),
        Duration.ofSeconds(1));
    try (Server server = start(two);
        RawClient first = new RawClient(server.port()).send(HEAD);
        RawClient second = new RawClient(server.port()).send(HEAD);
        HttpClient client = HttpClient.newHttpClient()) {
      assertEquals("ok", assertTimeoutPreemptively(Duration.ofSeconds(15),
          () -> post(client, server.port())));
      assertEquals("", first.answer() + second.answer());
    }
  }

  @Test
  void aHandlerMayTakeItsTime() throws Exception {
    Routes routes = new Routes().post("/echo", (request, response) -> {
      RequestBody.bytes(request);
      // Real time is the subject: much longer than a sender may take.
      Thread.sleep(700);
      response.send("ok");
    });
    try (Server server = Server.start(patience(200, 200), routes);
        HttpClient client = HttpClient.newHttpClient()) {
      assertEquals("ok", post(client, server.port()));
    }
  }

  /** A byte at a time, each well within any pause between bytes, until the connection ends. */
  private static void drip(RawClient slow) throws InterruptedException {
    try {
      for (int i = 0; i < 200; i++) {
        slow.send("1");
        Thread.sleep(50);
      }
    } catch (IOException e) {
      return;
    }
    throw new AssertionError("nobody cut the connection");
  }

  private static Server start(ServerConfig config) {
    return Server.start(config, new Routes().post("/echo", (request, response) -> {
      RequestBody.bytes(request);
      response.send("ok");
    }));
  }

  private static ServerConfig patience(long request, long idle) {
    return ServerConfig.on("127.0.0.1", 0)
        .withPatience(new Patience(Duration.ofMillis(request), Duration.ofMillis(idle),
            Duration.ofSeconds(10)));
  }

  private static String post(HttpClient client, int port) throws Exception {
    return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/echo"))
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build(), BodyHandlers.ofString()).body();
  }
}
