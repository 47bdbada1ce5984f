package org.huashu.coach.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection's context whose every wait for the peer has a deadline. It also leaves the body out
 * of answers to HEAD, which Helidon does not.
 *
 * <p>
 * Used by the connection's own thread, except {@link #giveUp}.
 */
final class GuardedSocket implements ConnectionContext, DataWriter {

  private static final long NOT_WAITING = Long.MAX_VALUE;
  private static final long GIVEN_UP = Long.MIN_VALUE;
  private static final long LINGER_NANOS = 2_000_000_000L;
  private static final long LINGER_BYTES = 32L << 20;
  /** Whoever sends much may take longer, if it comes at 64 KiB a second. */
  private static final long NANOS_A_BYTE = 1_000_000_000L >> 16;

  private final ConnectionContext context;
  private final HelidonSocket socket;
  private final DataWriter writer;
  private final DataReader reader = DataReader.create(this::read);
  private final long requestNanos;
  private final long idleNanos;
  private final long writeNanos;
  private final AtomicLong deadline = new AtomicLong(NOT_WAITING);
  private long requestStarted;
  private long requestBytes;
  private boolean betweenRequests = true;
  private boolean inRequest;
  private boolean withoutBody;
  private boolean headSent;
  private boolean bodyUnread;
  private Runnable closing = () -> {};

  GuardedSocket(ConnectionContext context, ServerConfig.Patience patience) {
    this.context = context;
    this.socket = context.serverSocket();
    this.writer = context.dataWriter();
    this.requestNanos = patience.request().toNanos();
    this.idleNanos = patience.idle().toNanos();
    this.writeNanos = patience.write().toNanos();
  }

  /** What ends the connection after the answer under way. */
  void closesBy(Runnable close) {
    closing = close;
  }

  /** Ends the connection after this answer; without a request it ends anyway. */
  void answersOnceMore() {
    if (inRequest) {
      closing.run();
    }
  }

  /** Whether the peer is late; from then on the connection only fails. Any thread may ask. */
  boolean giveUp(long now) {
    long until = deadline.get();
    return until != NOT_WAITING && until != GIVEN_UP && now - until > 0
        && deadline.compareAndSet(until, GIVEN_UP);
  }

  void startsRequest(boolean head) {
    inRequest = true;
    withoutBody = head;
    headSent = false;
  }

  void leavesBodyUnread() {
    bodyUnread = true;
  }

  /**
   * Reads and forgets what still comes after a refusal, for a short while: closing at once would
   * make the peer's system drop the answer.
   */
  void lingerIfBodyUnread() {
    long until = System.nanoTime() + LINGER_NANOS;
    long bytes = 0;
    while (bodyUnread && bytes < LINGER_BYTES && System.nanoTime() - until < 0) {
      byte[] piece = await(until, socket);
      bodyUnread = piece != null;
      bytes += piece == null ? 0 : piece.length;
    }
  }

  private byte @Nullable [] read() {
    long now = System.nanoTime();
    byte[] bytes =
        await(betweenRequests ? now + idleNanos : requestDeadline(), socket);
    if (bytes == null && !betweenRequests) {
      throw gone(new EOFException());
    }
    if (betweenRequests) {
      betweenRequests = false;
      requestStarted = System.nanoTime();
      requestBytes = 0;
    }
    requestBytes += bytes == null ? 0 : bytes.length;
    return bytes;
  }

  private long requestDeadline() {
    return requestStarted + requestNanos + requestBytes * NANOS_A_BYTE;
  }

  private <T extends @Nullable Object> T await(long until, Supplier<T> wait) {
    if (!deadline.compareAndSet(NOT_WAITING, until)) {
      throw gone(new InterruptedIOException());
    }
    try {
      T result = wait.get();
      if (!deadline.compareAndSet(until, NOT_WAITING)) {
        throw gone(new InterruptedIOException());
      }
      return result;
    } catch (UncheckedIOException e) {
      throw gone(e);
    }
  }

  private static ServerConnectionException gone(Exception cause) {
    return new ServerConnectionException("the peer is gone or too slow", cause);
  }

  @Override
  public void write(BufferData buffer) {
    betweenRequests = true;
    inRequest = false;
    BufferData sent = withoutBody ? head(buffer) : buffer;
    if (sent.available() > 0) {
      await(System.nanoTime() + writeNanos, () -> {
        writer.write(sent);
        return true;
      });
    }
  }

  @Override
  public void write(BufferData... buffers) {
    write(BufferData.create(buffers));
  }

  /** For {@code 100 Continue} and changes of protocol, which do not end a request. */
  @Override
  public void writeNow(BufferData buffer) {
    await(System.nanoTime() + writeNanos, () -> {
      writer.writeNow(buffer);
      return true;
    });
  }

  @Override
  public void writeNow(BufferData... buffers) {
    writeNow(BufferData.create(buffers));
  }

  @Override
  public void flush() {
    writer.flush();
  }

  private BufferData head(BufferData buffer) {
    if (headSent) {
      return BufferData.empty();
    }
    headSent = true;
    byte[] bytes = buffer.readBytes();
    int end = 3;
    while (end < bytes.length && (bytes[end - 3] != '\r' || bytes[end - 2] != '\n'
        || bytes[end - 1] != '\r' || bytes[end] != '\n')) {
      end++;
    }
    return BufferData.create(bytes, 0, Math.min(end + 1, bytes.length));
  }

  @Override
  public DataReader dataReader() {
    return reader;
  }

  @Override
  public DataWriter dataWriter() {
    return this;
  }

  @Override
  public ListenerContext listenerContext() {
    return context.listenerContext();
  }

  @Override
  public ExecutorService executor() {
    return context.executor();
  }

  @Override
  public Router router() {
    return context.router();
  }

  @Override
  public Optional<ProxyProtocolData> proxyProtocolData() {
    return context.proxyProtocolData();
  }

  @Override
  public HelidonSocket serverSocket() {
    return socket;
  }

  @Override
  public PeerInfo remotePeer() {
    return context.remotePeer();
  }

  @Override
  public PeerInfo localPeer() {
    return context.localPeer();
  }

  @Override
  public boolean isSecure() {
    return context.isSecure();
  }

  @Override
  public String socketId() {
    return context.socketId();
  }

  @Override
  public String childSocketId() {
    return context.childSocketId();
  }
}
