package org.huashu.coach.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.huashu.coach.http.Problem.Kind;

/**
 * The HTTP server: one virtual thread a connection. Safe for use by many threads.
 *
 * <p>
 * It stops gracefully: new connections are refused, requests that come on open connections get 503,
 * those under way are answered, and every answer closes its connection.
 */
public final class Server implements AutoCloseable {

  private final AtomicBoolean draining = new AtomicBoolean();
  private final ServerConfig config;
  private final Routes routes;
  private final SlowPeers slowPeers;
  private final WebServer web;

  private Server(ServerConfig config, Routes routes) {
    this.config = config;
    this.routes = routes;
    this.slowPeers = new SlowPeers(config.patience());
    HttpRouting.Builder routing = HttpRouting.builder().addFilter(this::filter);
    Problems.handleIn(routing);
    routes.addTo(routing);
    this.web = WebServer.builder()
        .host(config.host())
        .port(config.port())
        .shutdownHook(false)
        .shutdownGracePeriod(config.drain())
        .maxTcpConnections(config.maxConnections())
        .maxPayloadSize(Math.max(config.maxBodyBytes(), routes.largestBody()))
        .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .addConnectionSelector(new GuardedSelector(slowPeers))
        .directHandlers(Problems.beforeRouting())
        .routing(routing)
        .build();
  }

  /**
   * Starts to listen.
   *
   * @throws ServerStartException when the port is taken or the host is not of this machine
   */
  public static Server start(ServerConfig config, Routes routes) {
    Server server = of(config, routes);
    server.start();
    return server;
  }

  /**
   * A server that does not listen yet.
   *
   * @throws ServerStartException when the port is taken or the host is not of this machine
   */
  public static Server of(ServerConfig config, Routes routes) {
    checkAddress(config);
    return new Server(config, routes);
  }

  /**
   * Starts to listen; once only.
   *
   * @throws ServerStartException when the port has been taken meanwhile
   */
  public void start() {
    checkAddress(config);
    web.start();
    if (!web.isRunning()) {
      throw cannotListen(config, new IOException("the server did not start"));
    }
    slowPeers.watch();
  }

  /** The port it listens on, also when any free one was asked for. */
  public int port() {
    return web.port();
  }

  /** Whether it takes requests; false from the moment it is told to stop. */
  public boolean takesRequests() {
    return !draining.get();
  }

  /** Stops as described above; returns when all is answered or {@link ServerConfig#drain} over. */
  @Override
  public void close() {
    if (draining.compareAndSet(false, true)) {
      web.stop();
      slowPeers.close();
    }
  }

  private void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    SecurityHeaders.ALL.forEach(response::header);
    if (draining.get()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      throw new ProblemException(Kind.UNAVAILABLE.with("the service is stopping"),
          java.util.Map.of("Retry-After", "1"));
    }
    if (!routes.takesLarge(request.path().absolute().path())) {
      RequestBody.bound(request, config.maxBodyBytes());
    }
    chain.proceed();
  }

  /** Helidon only logs why it cannot listen, so the address is tried first. */
  private static void checkAddress(ServerConfig config) {
    try (ServerSocketChannel probe = ServerSocketChannel.open()) {
      probe.bind(new InetSocketAddress(config.host(), config.port()));
    } catch (UnresolvedAddressException | IOException e) {
      throw cannotListen(config, e);
    }
  }

  private static ServerStartException cannotListen(ServerConfig config, Exception cause) {
    String why = switch (cause) {
      case UnresolvedAddressException e -> "no such host";
      case java.net.BindException e -> String.valueOf(e.getMessage());
      default -> cause.toString();
    };
    return new ServerStartException("cannot listen on %s:%d (%s); take another with --port"
        .formatted(config.host(), config.port(), why), cause);
  }
}
