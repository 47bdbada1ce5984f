package org.huashu.coach.http;

import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.huashu.coach.http.Problem.Kind;

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
    // Not closed: that reads what is left, which after a failure may never come.
    InputStream in = request.content().inputStream();
    try {
      return length < 0 ? in.readAllBytes() : exactly((int) length, in);
    } catch (NumberFormatException e) {
      throw unreadable();
    } catch (RequestException e) {
      throw e.status().code() == Kind.TOO_LARGE.status() ? e : unreadable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nobody knows where the next request would start, so the connection ends. */
  private static ProblemException unreadable() {
    return new ProblemException(Kind.UNREADABLE.with("the chunks of the body are garbled"),
        Map.of("Connection", "close"));
  }

  /** One array of the right size, where reading all would grow and copy. */
  private static byte[] exactly(int length, InputStream in) throws IOException {
    byte[] body = new byte[length];
    if (in.readNBytes(body, 0, length) < length || in.read() >= 0) {
      throw new CloseConnectionException("the body is not as long as announced");
    }
    return body;
  }
}
