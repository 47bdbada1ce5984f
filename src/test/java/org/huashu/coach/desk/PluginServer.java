package org.huashu.coach.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;
import org.huashu.coach.webhook.AgentEvents;
import org.huashu.coach.webhook.TokenMint;
import org.huashu.coach.webhook.WebhookConfig;

/** The plugin's routes on a real server of their own, which may stop and start again. */
final class PluginServer implements AutoCloseable {

  final PhraseCoach coach = new PhraseCoach();
  final Pushing pushing = new Pushing();
  private AgentTokens tokens = signedBy("a key of some bytes for tests");
  private final Set<String> origins;
  private Server server;
  private final int port;

  PluginServer(Set<String> origins) {
    this.origins = origins;
    this.server = start(0);
    this.port = server.port();
  }

  private static AgentTokens signedBy(String key) {
    return new AgentTokens(key.getBytes(StandardCharsets.US_ASCII), InstantSource.system());
  }

  private Server start(int port) {
    AgentGate gate = new AgentGate(tokens, origins);
    Routes routes = new Routes();
    var webhook = WebhookConfig.unsigned();
    new TokenMint(webhook, tokens, InstantSource.system()).addTo(routes);
    new AgentEvents(webhook.limits(), coach, InstantSource.system()).addTo(routes, gate);
    new Plugin(coach::find, InstantSource.system()).addTo(routes, gate);
    gate.get(routes, "/events", (agent, request, response) -> pushing.handle(request, response));
    return Server.start(ServerConfig.on("127.0.0.1", port), routes);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String token() {
    return tokens.mint("flagship", "agent-7", Duration.ofHours(1));
  }

  void stop() {
    pushing.end();
    server.close();
  }

  /** Starts with another secret: tokens that were made before hold no longer. */
  void changeSecret() {
    stop();
    tokens = signedBy("another key of some bytes for tests");
    startAgain();
  }

  /** Listens again where it did. */
  void startAgain() {
    server = start(port);
  }

  @Override
  public void close() {
    stop();
  }
}
