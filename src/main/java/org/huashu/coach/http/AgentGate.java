package org.huashu.coach.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.http.AgentTokens.Agent;
import org.huashu.coach.http.Problem.Kind;

/**
 * The way in for an agent's browser: {@code Authorization: Bearer} with an agent token, from pages
 * of the service itself and of the origins that are allowed (CORS). Without cookies, so a foreign
 * page gains nothing by asking in an agent's name.
 *
 * @param origins scheme, host and port as browsers write them: {@code https://desk.example}
 */
public record AgentGate(AgentTokens tokens, Set<String> origins) {

  private static final String BEARER = "Bearer ";
  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Origin");
  private static final Header ASK_AGAIN_AFTER =
      HeaderValues.createCached(HeaderNames.create("Access-Control-Max-Age"), "7200");
  /** Scripts of other origins read no header that is not named here. */
  private static final Header READ_HEADERS =
      HeaderValues.createCached(HeaderNames.create("Access-Control-Expose-Headers"), "Retry-After");
  private static final Header TAKEN_HEADERS =
      HeaderValues.createCached(HeaderNames.create("Access-Control-Allow-Headers"),
          "Authorization, Content-Type, webhook-id");

  /** Answers one agent's request. */
  @FunctionalInterface
  public interface AgentHandler {

    /** Answers the request that this agent sent. */
    void handle(Agent agent, ServerRequest request, ServerResponse response);
  }

  /** Copies the origins. */
  public AgentGate {
    origins = Set.copyOf(origins);
  }

  /** Answers agents' GET. */
  public Routes get(Routes routes, String path, AgentHandler handler) {
    return preflight(routes, path, Method.GET).get(path, known(handler));
  }

  /** Answers agents' POST. */
  public Routes post(Routes routes, String path, AgentHandler handler) {
    return preflight(routes, path, Method.POST).post(path, known(handler));
  }

  /** Lets a page of an allowed origin read the answer; says 401 without a token that holds. */
  private Handler known(AgentHandler handler) {
    return (request, response) -> {
      allow(request, response);
      handler.handle(agent(request), request, response);
    };
  }

  /**
   * Answers GET for pages of the allowed origins, where a handler finds out itself who asks; see
   * {@link #known(ServerRequest)}.
   */
  public Routes open(Routes routes, String path, Handler handler) {
    return preflight(routes, path, Method.GET).get(path, (request, response) -> {
      allow(request, response);
      handler.handle(request, response);
    });
  }

  /** Who asks by a token that holds; empty without one. */
  public Optional<Agent> known(ServerRequest request) {
    return token(request).flatMap(tokens::verify);
  }

  private Routes preflight(Routes routes, String path, Method method) {
    return routes.on(Method.OPTIONS, path, (request, response) -> {
      if (allow(request, response)) {
        response.header("Access-Control-Allow-Methods", method.text())
            .header(TAKEN_HEADERS)
            .header(ASK_AGAIN_AFTER);
      }
      response.status(204).header("Allow", method.text() + ", OPTIONS").send();
    });
  }

  private boolean allow(ServerRequest request, ServerResponse response) {
    response.header(VARY);
    String origin = request.headers().first(HeaderNames.ORIGIN).orElse("");
    boolean allowed = origins.contains(origin);
    if (allowed) {
      response.header("Access-Control-Allow-Origin", origin).header(READ_HEADERS);
    }
    return allowed;
  }

  private Agent agent(ServerRequest request) {
    String token = token(request)
        .orElseThrow(() -> refused("send Authorization: Bearer and an agent token"));
    return tokens.verify(token)
        .orElseThrow(() -> refused("the agent token is over or was not made here; get a new one"));
  }

  /** HTTP compares the names of its schemes without case. */
  private static Optional<String> token(ServerRequest request) {
    return request.headers()
        .first(HeaderNames.AUTHORIZATION)
        .filter(given -> given.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(given -> given.substring(BEARER.length()).strip());
  }

  private static ProblemException refused(String why) {
    return new ProblemException(Kind.UNSIGNED.with(why), Map.of("WWW-Authenticate", "Bearer"));
  }
}
