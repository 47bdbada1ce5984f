package org.huashu.coach.desk;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.huashu.coach.desk.DeskConversation.Line;
import org.huashu.coach.desk.DeskConversation.Rating;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens.Agent;
import org.huashu.coach.http.ClassPathFiles;
import org.huashu.coach.http.Routes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The agent desk at {@code /desk}: a small chat client for stores that have none. Customers' words
 * come by the webhook; the agent's go out as {@code reply.sent} by {@code /plugin/events}.
 */
public final class Desk {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Header OWN_FILES_ONLY =
      HeaderValues.createCached(HeaderNames.create("Content-Security-Policy"),
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
              + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

  private final DeskBoard board;
  private final Optional<Demo> demo;
  private final LongSupplier targetMillis;

  /**
   * A desk that shows this board.
   *
   * @param demo whose customers come by themselves; empty for a store's own
   * @param targetMillis how soon a waiting customer is to be answered
   */
  public Desk(DeskBoard board, Optional<Demo> demo, LongSupplier targetMillis) {
    this.board = board;
    this.demo = demo;
    this.targetMillis = targetMillis;
  }

  /** Adds the page, its files, and what it asks. */
  public Routes addTo(Routes routes, AgentGate gate) {
    ClassPathFiles files = new ClassPathFiles(Desk.class.getClassLoader(), Plugin.FOLDER);
    Handler page = files.file("desk.html");
    routes.get("/desk", (request, response) -> {
      response.beforeSend(() -> response.header(OWN_FILES_ONLY));
      page.handle(request, response);
    }).get("/desk/*", files.below("/desk/"));
    return gate.get(routes, "/plugin/desk", this::answer);
  }

  /** What is on the desk, or 204 when nothing has changed since the version the page has. */
  private void answer(Agent agent, ServerRequest request, ServerResponse response) {
    demo.ifPresent(stories -> stories.welcome(agent.shop(), agent.agent()));
    String version = Long.toString(board.changes());
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    if (request.query().first("after").filter(version::equals).isPresent()) {
      response.status(204).send();
      return;
    }
    List<Map<String, Object>> conversations =
        board.of(agent.shop(), agent.agent()).stream().map(this::view).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version", version);
    answer.put("targetMillis", targetMillis.getAsLong());
    answer.put("shop", agent.shop());
    answer.put("agent", agent.agent());
    answer.put("demo", demo.isPresent());
    answer.put("conversations", conversations);
    response.header(HeaderValues.CONTENT_TYPE_JSON).send(JSON.writeValueAsBytes(answer));
  }

  private Map<String, Object> view(DeskConversation conversation) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", conversation.key().conversation());
    view.put("facts", new TreeMap<>(conversation.facts()));
    conversation.waitingSince().ifPresent(since -> view.put("waitingSince", since.toString()));
    view.put("closed", conversation.closedAt().isPresent());
    conversation.rating().ifPresent(rating -> view.put("rating", view(rating)));
    view.put("lines", conversation.lines().stream().map(Desk::view).toList());
    demo.ifPresent(stories -> view.put("slips",
        stories.slips(conversation.key().conversation())));
    return view;
  }

  private static Map<String, Object> view(Line line) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("id", line.id());
    view.put("from", line.from().name().toLowerCase(java.util.Locale.ROOT));
    view.put("text", line.text());
    view.put("at", line.at().toString());
    return view;
  }

  private static Map<String, Object> view(Rating rating) {
    Map<String, Object> view = new LinkedHashMap<>();
    rating.satisfied().ifPresent(satisfied -> view.put("satisfied", satisfied));
    rating.score().ifPresent(score -> view.put("score", score));
    return view;
  }
}
