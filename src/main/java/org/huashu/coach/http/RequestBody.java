package org.huashu.coach.http;

import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.http.Problem.Kind;

/** Reads the body of a request; the server has bounded its size and its time. */
public final class RequestBody {

  private static final byte[] EMPTY = new byte[0];
  private static final String LIMIT = RequestBody.class.getName();

  private RequestBody() {}

  /**
   * The whole body; empty when there is none.
   *
   * @throws ProblemException 413 when it is too large
   */
  public static byte[] bytes(ServerRequest request) {
    if (!request.content().hasEntity()) {
      return EMPTY;
    }
    long length = request.headers().contentLength().orElse(-1);
    // Not closed: that reads what is left, which after a failure may never come.
    InputStream in = request.content().inputStream();
    try {
      return length < 0 ? bounded(request, in) : exactly((int) length, in);
    } catch (NumberFormatException e) {
      throw unreadable();
    } catch (RequestException e) {
      throw e.status().code() == Kind.TOO_LARGE.status() ? e : unreadable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole body of a route that takes large ones. One that is larger is read to its end all the
   * same, so that its sender hears the answer, but not kept.
   *
   * @param most bytes to keep
   * @return empty when there are more
   */
  public static Optional<byte[]> upTo(ServerRequest request, int most) {
    if (!request.content().hasEntity()) {
      return Optional.of(EMPTY);
    }
    InputStream in = request.content().inputStream();
    try {
      byte[] kept = in.readNBytes(most);
      return in.transferTo(OutputStream.nullOutputStream()) == 0
          ? Optional.of(kept)
          : Optional.empty();
    } catch (NumberFormatException e) {
      throw unreadable();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Refuses a body that says it is larger, and remembers the limit for one that does not say it.
   */
  static void bound(ServerRequest request, int most) {
    long length = request.headers().contentLength().orElse(-1);
    if (length > most) {
      throw tooLarge();
    }
    if (length < 0 && request.content().hasEntity()) {
      request.context().register(LIMIT, most);
    }
  }

  private static byte[] bounded(ServerRequest request, InputStream in) throws IOException {
    int most = request.context().get(LIMIT, Integer.class).orElse(Integer.MAX_VALUE - 8);
    byte[] body = in.readNBytes(most);
    if (in.read() >= 0) {
      throw tooLarge();
    }
    return body;
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        Kind.TOO_LARGE.with("send less; the limit is a setting of the service"),
        Map.of("Connection", "close"));
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
