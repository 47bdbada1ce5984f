package org.huashu.coach.desk;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.huashu.coach.advice.Suggestion;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens.Agent;
import org.huashu.coach.http.ClassPathFiles;
import org.huashu.coach.http.Problem.Fault;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.Routes;
import org.huashu.coach.webhook.AdviceWriter;

/** The plugin's script, {@code /coach.js}, for any page; and its search, for agents. */
public final class Plugin {

  static final String FOLDER = "desk/";
  private static final String MODULES = FOLDER + "coach/";
  private static final int MOST_FOUND = 8;
  private static final int MOST_WORDS = 200;

  private final Search scripts;
  private final InstantSource clock;

  /** Finds scripts for an agent. */
  @FunctionalInterface
  public interface Search {

    /** At most so many scripts, the best first, filled from the conversation. */
    List<Suggestion> find(ConversationKey conversation, String words, Instant at, int most);
  }

  /** A plugin that searches so. */
  public Plugin(Search scripts, InstantSource clock) {
    this.scripts = scripts;
    this.clock = clock;
  }

  /** Adds the paths. */
  public Routes addTo(Routes routes, AgentGate gate) {
    byte[] script = script().getBytes(StandardCharsets.UTF_8);
    routes.get("/coach.js", forAll(ClassPathFiles.made(script, "js")));
    return gate.get(routes, "/plugin/search", this::search);
  }

  /** The text of {@code /coach.js}. */
  public static String script() {
    return JoinedModules.of("coach.js", Plugin::module);
  }

  private static String module(String name) {
    try (InputStream in = Plugin.class.getClassLoader().getResourceAsStream(MODULES + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + MODULES + name + " on the path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Browsers fetch modules of other origins only if told that anybody may. */
  private static Handler forAll(Handler file) {
    return (request, response) -> {
      response.header("Access-Control-Allow-Origin", "*")
          .header("Cross-Origin-Resource-Policy", "cross-origin");
      file.handle(request, response);
    };
  }

  private void search(Agent agent, ServerRequest request, ServerResponse response) {
    String words = request.query().first("q").orElse("");
    if (words.length() > MOST_WORDS) {
      String allowed = "at most " + MOST_WORDS + " UTF-16 units";
      throw new ProblemException(
          Kind.INVALID.with("q: " + allowed, List.of(new Fault("q", allowed))));
    }
    ConversationKey key =
        new ConversationKey(agent.shop(), request.query().first("conversation").orElse(""));
    response.header(HeaderValues.CONTENT_TYPE_JSON)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(AdviceWriter.bytes(scripts.find(key, words, clock.instant(), MOST_FOUND)));
  }
}
