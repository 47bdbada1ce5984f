package org.huashu.coach.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the body of a request; the server has bounded its size and its time. */
public final class RequestBody {

  private static final byte[] EMPTY = new byte[0];

  private RequestBody() {}

  /** The whole body; empty when there is none. */
  public static byte[] bytes(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return EMPTY;
    }
    long length = request.headers().contentLength().orElse(-1);
    try (InputStream in = request.content().inputStream()) {
      return length < 0 ? in.readAllBytes() : exactly((int) length, in);
    } catch (InsufficientDataAvailableException e) {
      throw new CloseConnectionException("the sender went away in mid-body", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One array of the right size, where readNBytes would grow and copy. */
  private static byte[] exactly(int length, InputStream in) throws IOException {
    byte[] body = new byte[length];
    if (in.readNBytes(body, 0, length) < length) {
      throw new CloseConnectionException("the sender went away in mid-body");
    }
    return body;
  }
}
