package org.huashu.coach.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;

/** HTTP/1.1 alone, each connection guarded. */
final class GuardedSelector implements ServerConnectionSelector {

  private final SlowPeers slowPeers;
  private final Http1ConnectionSelector http1 = Http1ConnectionSelector.builder()
      .config(Http1Config.builder()
          .sendKeepAliveHeader(false)
          .addReceiveListener(new Requests())
          .addSendListener(new Answers())
          .build())
      .build();

  GuardedSelector(SlowPeers slowPeers) {
    this.slowPeers = slowPeers;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    GuardedSocket socket = new GuardedSocket(context, slowPeers.patience());
    return new GuardedConnection(http1.connection(socket), socket, slowPeers);
  }

  private static final class Requests implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
      if (context instanceof GuardedSocket socket) {
        socket.answersWithoutBody(prologue.method().equals(Method.HEAD));
      }
    }
  }

  private static final class Answers implements Http1ConnectionListener {
    @Override
    public void status(ConnectionContext context, Status status) {
      if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()
          && context instanceof GuardedSocket socket) {
        socket.leavesBodyUnread();
      }
    }
  }
}
