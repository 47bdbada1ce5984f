package org.huashu.coach.console;

import java.time.InstantSource;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;

/** The first page on a real server of its own. */
final class PageServer implements AutoCloseable {

  private final Server server;

  private PageServer(Server server) {
    this.server = server;
  }

  static PageServer start(Preview preview, int port) {
    return start(preview, port, InstantSource.system());
  }

  static PageServer start(Preview preview, int port, InstantSource clock) {
    Routes routes = new FirstPage(preview, clock).addTo(new Routes());
    return new PageServer(Server.start(ServerConfig.on("localhost", port), routes));
  }

  int port() {
    return server.port();
  }

  String url() {
    return "http://localhost:" + port();
  }

  @Override
  public void close() {
    server.close();
  }
}
