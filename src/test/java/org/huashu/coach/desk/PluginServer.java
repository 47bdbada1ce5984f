package org.huashu.coach.desk;

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

  private static final byte[] KEY = "a key of some bytes for tests".getBytes(
      java.nio.charset.StandardCharsets.US_ASCII);

  final PhraseCoach coach = new PhraseCoach();
  private final AgentTokens tokens = new AgentTokens(KEY, InstantSource.system());
  private final Set<String> origins;
  private Server server;
  private final int port;

  PluginServer(Set<String> origins) {
    this.origins = origins;
    this.server = start(0);
    this.port = server.port();
  }

  private Server start(int port) {
    AgentGate gate = new AgentGate(tokens, origins);
    Routes routes = new Routes();
    var webhook = WebhookConfig.unsigned();
    new TokenMint(webhook, tokens, InstantSource.system()).addTo(routes);
    new AgentEvents(webhook.limits(), coach, InstantSource.system()).addTo(routes, gate);
    new Plugin(coach::find, InstantSource.system()).addTo(routes, gate);
    return Server.start(ServerConfig.on("127.0.0.1", port), routes);
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String token() {
    return tokens.mint("flagship", "agent-7", Duration.ofHours(1));
  }

  void stop() {
    server.close();
  }

  /** Listens again where it did. */
  void startAgain() {
    server = start(port);
  }

  @Override
  public void close() {
    server.close();
  }
}
