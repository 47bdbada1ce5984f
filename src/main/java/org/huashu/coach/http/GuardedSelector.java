package org.huashu.coach.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
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
    ServerConnection connection = http1.connection(socket);
    socket.closesBy(() -> connection.close(false));
    return new GuardedConnection(connection, socket, slowPeers);
  }

  private static final class Requests implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
      ((GuardedSocket) context).startsRequest(prologue.method().equals(Method.HEAD));
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
      closeIfLast((GuardedSocket) context, headers);
    }
  }

  private static final class Answers implements Http1ConnectionListener {
    @Override
    public void status(ConnectionContext context, Status status) {
      if (status.code() == Status.REQUEST_ENTITY_TOO_LARGE_413.code()) {
        ((GuardedSocket) context).leavesBodyUnread();
      }
    }

    @Override
    public void headers(ConnectionContext context, Headers headers) {
      closeIfLast((GuardedSocket) context, headers);
    }
  }

  /** Helidon itself would read on, and take what is left of a refused body for a request. */
  private static void closeIfLast(GuardedSocket socket, Headers headers) {
    if (headers.contains(HeaderNames.CONNECTION)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE)) {
      socket.answersOnceMore();
    }
  }
}
