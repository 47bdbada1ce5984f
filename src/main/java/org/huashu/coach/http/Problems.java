package org.huashu.coach.http;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.huashu.coach.http.Problem.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one place where exceptions become answers: problem+json whatever happens, also for what
 * Helidon refuses before it routes. Causes go to the log, never to the caller.
 */
final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Header PROBLEM_JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/problem+json");
  private static final Header NO_STORE =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

  private Problems() {}

  static void handleIn(HttpRouting.Builder routing) {
    routing.error(ProblemException.class, Problems::expected)
        .error(HttpException.class,
            (request, response, e) -> send(response, ofStatus(e.status().code())))
        .error(Throwable.class, Problems::unexpected);
  }

  /** For what is refused before there is a request: a bad request line, header or length. */
  static DirectHandlers beforeRouting() {
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (EventType event : EventType.values()) {
      handlers.addHandler(event,
          (request, type, status, headers, message) -> refused(type, status));
    }
    return handlers.build();
  }

  static void send(ServerResponse response, Problem problem) {
    response.status(Status.create(problem.status())).header(PROBLEM_JSON).header(NO_STORE);
    response.send(JSON.writeValueAsBytes(problem));
  }

  private static void expected(ServerRequest request, ServerResponse response, ProblemException e) {
    e.headers().forEach(response::header);
    send(response, e.problem());
  }

  private static void unexpected(ServerRequest request, ServerResponse response, Throwable e) {
    LOG.error("{} failed", request.prologue().method().text(), e);
    send(response, ofStatus(Kind.INTERNAL.status()));
  }

  private static TransportResponse refused(EventType event, Status status) {
    ServerResponseHeaders answer = ServerResponseHeaders.create();
    answer.set(PROBLEM_JSON);
    answer.set(NO_STORE);
    SecurityHeaders.ALL.forEach(answer::set);
    return TransportResponse.builder()
        .status(status)
        .headers(answer)
        .keepAlive(event.keepAlive())
        .entity(JSON.writeValueAsBytes(ofStatus(status.code())))
        .build();
  }

  private static Problem ofStatus(int status) {
    return Kind.of(status).with(switch (Kind.of(status)) {
      case UNREADABLE -> "the request line, a header or the framing of the body is not HTTP/1.1;"
          + " the body may not be compressed";
      case NOT_FOUND -> "see /docs for what there is";
      case TOO_LARGE -> "send less; the limit is a setting of the service";
      case URI_TOO_LONG -> "a request line may have 4096 bytes";
      case NOT_IMPLEMENTED -> "of the transfer encodings only chunked is known";
      case UNAVAILABLE -> "try again";
      case HTTP_VERSION -> "use HTTP/1.1";
      default -> "it was logged; try again, or tell who runs the service";
    });
  }
}
