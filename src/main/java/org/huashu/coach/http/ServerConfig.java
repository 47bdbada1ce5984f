package org.huashu.coach.http;

import java.time.Duration;

/**
 * How the server listens and what it bears.
 *
 * @param port 0 takes any free one
 * @param maxConnections connections beyond it wait until one closes
 * @param maxBodyBytes larger bodies get 413, except where a route takes them
 * @param patience how long peers may take
 * @param drain how long requests under way may take when the server stops
 */
public record ServerConfig(String host, int port, int maxConnections, int maxBodyBytes,
    Patience patience, Duration drain) {

  /**
   * How long peers may take.
   *
   * @param request for a whole request, from its first byte to the last of its body; a second more
   *        for every 64 KiB that have come
   * @param idle between two requests of a connection
   * @param write for taking one piece of an answer
   */
  public record Patience(Duration request, Duration idle, Duration write) {
    /** 10 s for a request, 60 s between two, 10 s for taking a piece of an answer. */
    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(10));
  }

  /** 10 000 connections, bodies of 256 KiB, 10 s to drain. */
  public static ServerConfig on(String host, int port) {
    return new ServerConfig(host, port, 10_000, 256 * 1024, Patience.DEFAULT,
        Duration.ofSeconds(10));
  }

  /** The same with another limit for bodies. */
  public ServerConfig withMaxBodyBytes(int bytes) {
    return new ServerConfig(host, port, maxConnections, bytes, patience, drain);
  }

  /** The same with other patience. */
  public ServerConfig withPatience(Patience other) {
    return new ServerConfig(host, port, maxConnections, maxBodyBytes, other, drain);
  }
}
