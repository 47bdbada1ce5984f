package org.huashu.coach.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A kept-alive HTTP/1.1 connection to this machine that does as little as it can: the load client
 * shares the cores with the service. Takes only answers with a Content-Length. For one thread.
 */
final class HttpConnection implements AutoCloseable {

  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int TIMEOUT_MILLIS = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 14];
  private int filled;
  private int bodyAt;
  private int bodyLength;

  HttpConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a whole request and reads the whole answer; its status. */
  int exchange(byte[] request) throws IOException {
    out.write(request);
    filled = 0;
    int headEnd = -1;
    while (headEnd < 0) {
      int from = Math.max(0, filled - END_OF_HEAD.length);
      fill();
      headEnd = indexOf(END_OF_HEAD, from, filled);
    }
    bodyAt = headEnd + END_OF_HEAD.length;
    bodyLength = contentLength(headEnd);
    while (filled < bodyAt + bodyLength) {
      fill();
    }
    return (buffer[STATUS_AT] - '0') * 100 + (buffer[STATUS_AT + 1] - '0') * 10
        + buffer[STATUS_AT + 2] - '0';
  }

  /** The body of the last answer. */
  byte[] body() {
    return Arrays.copyOfRange(buffer, bodyAt, bodyAt + bodyLength);
  }

  /** The body of the answer to GET of this path. */
  String get(String path) throws IOException {
    int status = exchange(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII));
    if (status != 200) {
      throw new IOException("GET " + path + " was answered with " + status);
    }
    return new String(body(), StandardCharsets.UTF_8);
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the service closed the connection in mid-answer");
    }
    filled += read;
  }

  private int contentLength(int headEnd) throws IOException {
    int at = indexOf(LENGTH, 0, headEnd);
    if (at < 0) {
      throw new IOException("an answer without Content-Length: "
          + new String(buffer, 0, headEnd, StandardCharsets.US_ASCII).lines().findFirst());
    }
    int length = 0;
    for (int i = at + LENGTH.length; buffer[i] != '\r'; i++) {
      length = buffer[i] == ' ' ? length : length * 10 + buffer[i] - '0';
    }
    return length;
  }

  /** Where these bytes begin, letters in either case; -1 if nowhere. */
  private int indexOf(byte[] wanted, int from, int end) {
    for (int i = from; i <= end - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && lowerCase(buffer[i + j]) == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return i;
      }
    }
    return -1;
  }

  private static int lowerCase(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
