package org.huashu.coach.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.http.AgentTokens;
import org.huashu.coach.http.AgentTokens.Agent;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Tokens for those who sign as for a webhook, and for nobody else. */
class TokenMintTest {

  private static final String BODY = "{\"shop\": \"flagship\", \"agent\": \"agent-7\"}";
  private static final InstantSource CLOCK = InstantSource.fixed(Service.NOW);

  private final AgentTokens tokens = new AgentTokens(new byte[32], CLOCK);

  @Test
  void aSignedCallGetsATokenForAnHour() throws Exception {
    String answer = post(BODY, Service.signed(Service.SECRET, "t-1", BODY), 200);
    Instant over = Service.NOW.plusSeconds(3_600);
    var read = JsonMapper.shared().readTree(answer);
    assertEquals(over.toString(), read.path("expires").asString());
    assertEquals(Optional.of(new Agent("flagship", "agent-7", over)),
        tokens.verify(read.path("token").asString()));
  }

  @Test
  void everyOtherCallIsRefused() throws Exception {
    post(BODY, Map.of(), 401);
    post(BODY, Service.signed(Service.OTHER_SECRET, "t-1", BODY), 401);
    post(BODY.replace("agent-7", "agent-8"), Service.signed(Service.SECRET, "t-1", BODY), 401);
    String other = BODY.replace("flagship", "corner");
    post(other, Service.signed(Service.SECRET, "t-1", other), 401);
  }

  private String post(String body, Map<String, String> headers, int status) throws Exception {
    var config = WebhookConfig.signedWith(Map.of("flagship", List.of(Service.SECRET)));
    Routes routes = new TokenMint(config, tokens, CLOCK).addTo(new Routes());
    try (Server server = Server.start(ServerConfig.on("127.0.0.1", 0), routes);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest
          .newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/plugin/tokens"))
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
      headers.forEach(request::setHeader);
      var response = client.send(request.build(), BodyHandlers.ofString());
      assertEquals(status, response.statusCode(), response.body());
      return response.body();
    }
  }
}
