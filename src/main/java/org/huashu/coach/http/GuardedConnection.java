package org.huashu.coach.http;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;

/** A connection that {@link SlowPeers} can cut while it waits for its peer, and only then. */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {

  private final ServerConnection http1;
  private final GuardedSocket socket;
  private final SlowPeers slowPeers;

  GuardedConnection(ServerConnection http1, GuardedSocket socket, SlowPeers slowPeers) {
    this.http1 = http1;
    this.socket = socket;
    this.slowPeers = slowPeers;
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    slowPeers.add(this);
    try {
      http1.handle(limit);
      socket.lingerIfBodyUnread();
    } finally {
      slowPeers.remove(this);
    }
  }

  /** An interrupt closes the socket under the thread that waits for it. */
  void cutIfLate(long now) {
    if (socket.giveUp(now)) {
      http1.close(true);
    }
  }

  @Override
  public Duration idleTime() {
    return http1.idleTime();
  }

  @Override
  public void close(boolean interrupt) {
    http1.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return http1 instanceof InterruptableTask<?> task && task.canInterrupt();
  }
}
