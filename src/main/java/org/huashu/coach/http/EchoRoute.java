package org.huashu.coach.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.atomic.AtomicReference;

/**
 * {@code /bench/echo}: what this server can do without coaching, for the benchmarks to compare
 * with. PUT records an answer; POST reads its body and answers with the recorded bytes, under the
 * headers of the webhook. Safe for use by many threads.
 */
public final class EchoRoute {

  private static final String PATH = "/bench/echo";
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private final AtomicReference<byte[]> answer = new AtomicReference<>(new byte[0]);

  /** Adds the path, for a service that was started to be measured. */
  public Routes addTo(Routes routes) {
    return routes.post(PATH, this::echo).on(Method.PUT, PATH, this::record);
  }

  private void echo(ServerRequest request, ServerResponse response) {
    RequestBody.bytes(request);
    response.header(JSON).header(NO_STORE).send(answer.get());
  }

  private void record(ServerRequest request, ServerResponse response) {
    answer.set(RequestBody.bytes(request));
    response.header(JSON).header(NO_STORE).send(answer.get());
  }
}
