package org.huashu.coach;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.huashu.coach.coaching.CurrentRelease;
import org.huashu.coach.coaching.ScriptFinder;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event;
import org.huashu.coach.conversation.Journal;
import org.huashu.coach.conversation.StoreUnavailableException;
import org.huashu.coach.desk.Demo;
import org.huashu.coach.desk.Desk;
import org.huashu.coach.desk.DeskBoard;
import org.huashu.coach.desk.Plugin;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens;
import org.huashu.coach.http.Routes;
import org.huashu.coach.webhook.AgentEvents;
import org.huashu.coach.webhook.ChatEvents;
import org.huashu.coach.webhook.TokenMint;
import org.huashu.coach.webhook.WebhookConfig;

/** Wires what agents work with: tokens, the plugin, the agent desk and its demo. */
final class Agents {

  private final Config config;
  private final InstantSource clock;
  private final DeskBoard board;
  private final Optional<Demo> demo;

  Agents(Config config, ChatEvents coach, Journal journal, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.board = new DeskBoard(coach, key -> kept(journal, key));
    this.demo = config.demo() ? Optional.of(new Demo(board, clock)) : Optional.empty();
  }

  /** Where events go: past the desk to the coach. */
  ChatEvents events() {
    return board;
  }

  Optional<Demo> demo() {
    return demo;
  }

  /** @return the gate that lets agents in, for other routes of theirs */
  AgentGate addTo(Routes routes, WebhookConfig webhook, ScriptFinder finder,
      CurrentRelease releases) {
    var tokens = new AgentTokens(Secrets.agentKey(webhook.secrets()), clock);
    var gate = new AgentGate(tokens, config.origins());
    new TokenMint(webhook, tokens, clock).addTo(routes);
    new AgentEvents(webhook.limits(), board, clock).addTo(routes, gate);
    new Plugin(finder::find, clock).addTo(routes, gate);
    new Desk(board, demo, () -> targetMillis(releases)).addTo(routes, gate);
    return gate;
  }

  /** The target for replies after the first, where no channel has its own. */
  private static long targetMillis(CurrentRelease releases) {
    try (CurrentRelease.Lease lease = releases.acquire()) {
      return lease.release().knowledge().policies().response().target().nextResponse().toMillis();
    }
  }

  /** The desk shows less while the store is away; nothing fails for it. */
  private static List<Event> kept(Journal journal, ConversationKey key) {
    try {
      return journal.events(key);
    } catch (StoreUnavailableException _) {
      return List.of();
    }
  }
}
