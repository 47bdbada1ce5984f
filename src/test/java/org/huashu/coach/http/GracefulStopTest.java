package org.huashu.coach.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class GracefulStopTest {

  @Test
  void answersWhatIsUnderWayAndTakesNothingNew() throws Exception {
    CountDownLatch underWay = new CountDownLatch(20);
    CountDownLatch go = new CountDownLatch(1);
    Routes routes = new Routes().get("/slow", (request, response) -> {
      underWay.countDown();
      go.await();
      response.send("done");
    });
    try (Server server = Server.start(ServerConfig.on("127.0.0.1", 0), routes);
        HttpClient client = HttpClient.newHttpClient();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        RawClient idle = new RawClient(server.port())) {
      int port = server.port();
      URI uri = URI.create("http://127.0.0.1:" + port + "/slow");
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        answers.add(threads.submit(
            () -> client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body()));
      }
      underWay.await();
      Future<?> stopped = threads.submit(server::close);
      assertEquals("", idle.answer());
      assertEquals(false, server.takesRequests());
      while (!stopped.isDone() && connects(port)) {
        Thread.onSpinWait();
      }
      assertEquals(false, stopped.isDone());
      go.countDown();
      for (Future<String> answer : answers) {
        assertEquals("done", answer.get());
      }
      stopped.get();
    }
  }

  private static boolean connects(int port) {
    try (var _ = new RawClient(port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void sendsAwayWhatComesOnAnOpenConnection() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Routes routes = new Routes().get("/slow", (request, response) -> {
      underWay.countDown();
      go.await();
      response.send("done");
    });
    try (Server server = Server.start(ServerConfig.on("127.0.0.1", 0), routes);
        RawClient client = new RawClient(server.port());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      client.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      underWay.await();
      Future<?> stopped = threads.submit(server::close);
      while (server.takesRequests()) {
        Thread.onSpinWait();
      }
      go.countDown();
      String answer = client.answer();
      assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n") && answer.endsWith("done"), answer);
      stopped.get();
    }
  }

  @Test
  void givesUpWhenItsTimeIsOver() throws Exception {
    CountDownLatch underWay = new CountDownLatch(1);
    Routes routes = new Routes().get("/never", (request, response) -> {
      underWay.countDown();
      new CountDownLatch(1).await();
    });
    ServerConfig config = new ServerConfig("127.0.0.1", 0, 10, 100,
        ServerConfig.Patience.DEFAULT, java.time.Duration.ofMillis(200));
    Server server = Server.start(config, routes);
    try (RawClient client = new RawClient(server.port())) {
      client.send("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");
      underWay.await();
      server.close();
      assertTrue(!client.answer().contains("200 OK"));
    }
  }
}
