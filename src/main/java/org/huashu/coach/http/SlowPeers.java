package org.huashu.coach.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cuts connections whose peer is slower than {@link ServerConfig.Patience} allows. Helidon itself
 * waits without end for the rest of a request.
 */
final class SlowPeers implements AutoCloseable {

  private final ServerConfig.Patience patience;
  private final Set<GuardedConnection> open = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  SlowPeers(ServerConfig.Patience patience) {
    this.patience = patience;
  }

  ServerConfig.Patience patience() {
    return patience;
  }

  void add(GuardedConnection connection) {
    open.add(connection);
  }

  void remove(GuardedConnection connection) {
    open.remove(connection);
  }

  /** Starts to look at all open connections, often enough for the shortest patience. */
  void watch() {
    Thread.ofVirtual().name("slow peers").start(this::cutUntilClosed);
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void cutUntilClosed() {
    long period = Math.clamp(shortest().toMillis() / 4, 10, 1_000);
    try {
      while (!closed.await(period, TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        open.forEach(connection -> connection.cutIfLate(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration shortest() {
    Duration shortest = patience.request();
    for (Duration other : new Duration[]{patience.idle(), patience.write()}) {
      shortest = other.compareTo(shortest) < 0 ? other : shortest;
    }
    return shortest;
  }
}
