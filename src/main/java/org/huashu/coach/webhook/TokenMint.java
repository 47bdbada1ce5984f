package org.huashu.coach.webhook;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.http.AgentTokens;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.RequestBody;
import org.huashu.coach.http.Routes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /plugin/tokens}: the store's server asks, signed as a webhook is, for the token that
 * its page hands to an agent's plugin: {@code {"shop", "agent", "minutes"?}}. So the secret stays
 * on the server, and a browser holds nothing that lasts.
 */
public final class TokenMint implements Handler {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int USUAL_MINUTES = 60;
  private static final int MOST_MINUTES = 720;

  private final Signatures signatures;
  private final RateLimits limits;
  private final AgentTokens tokens;

  /**
   * Mints for those who hold one of the webhook's secrets.
   *
   * @throws IllegalArgumentException when a secret cannot be used
   */
  public TokenMint(WebhookConfig config, AgentTokens tokens, InstantSource clock) {
    this.signatures = new Signatures(config, clock);
    this.limits = new RateLimits(config.limits(), clock);
    this.tokens = tokens;
  }

  /** Adds the path. */
  public Routes addTo(Routes routes) {
    return routes.post("/plugin/tokens", this);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    // A foreign page cannot send this type without asking first, so it cannot use --insecure.
    if (!request.headers().testContentType(MediaTypes.APPLICATION_JSON)) {
      throw new ProblemException(Kind.MEDIA_TYPE.with("Content-Type must be application/json"));
    }
    ObjectNode asked = signed(request);
    List<Fault> faults = new ArrayList<>();
    Fields fields = new Fields(asked, "", faults);
    String shop = fields.id("shop");
    String agent = fields.id("agent");
    int minutes = fields.optionalInt("minutes", 1, MOST_MINUTES).orElse(USUAL_MINUTES);
    if (!faults.isEmpty()) {
      throw new ProblemException(Kind.INVALID
          .with(faults.getFirst().field() + ": " + faults.getFirst().detail(), faults));
    }
    limits.call(shop);
    String token = tokens.mint(shop, agent, Duration.ofMinutes(minutes));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("token", token);
    tokens.verify(token).ifPresent(made -> answer.put("expires", made.expires().toString()));
    response.header(HeaderValues.CONTENT_TYPE_JSON)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(JSON.writeValueAsBytes(answer));
  }

  private ObjectNode signed(ServerRequest request) {
    try {
      DeliveryHeaders headers = DeliveryHeaders.of(request.headers());
      signatures.checkHeaders(headers);
      byte[] body = RequestBody.bytes(request);
      ObjectNode asked = JsonReader.object(body);
      signatures.check(headers, Optional.ofNullable(asked.get("shop"))
          .filter(JsonNode::isString)
          .map(JsonNode::stringValue), body);
      return asked;
    } catch (ProblemException e) {
      if (e.problem().status() == Kind.UNSIGNED.status()) {
        limits.failure(request.remotePeer().host());
      }
      throw e;
    }
  }
}
