package org.huashu.coach.console;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.time.InstantSource;

/** The first page on a real server of its own. */
final class PageServer implements AutoCloseable {

  private final WebServer server;

  private PageServer(WebServer server) {
    this.server = server;
  }

  static PageServer start(Preview preview, int port) {
    return start(preview, port, InstantSource.system());
  }

  static PageServer start(Preview preview, int port, InstantSource clock) {
    return new PageServer(WebServer.builder()
        .port(port)
        .routing(HttpRouting.builder().register(new FirstPage(preview, clock)))
        .build()
        .start());
  }

  int port() {
    return server.port();
  }

  String url() {
    return "http://localhost:" + port();
  }

  @Override
  public void close() {
    server.stop();
  }
}
