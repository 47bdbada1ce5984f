package org.huashu.coach.desk;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens.Agent;
import org.huashu.coach.http.Problem.Kind;
import org.huashu.coach.http.ProblemException;
import org.huashu.coach.http.RequestBody;
import org.huashu.coach.http.Routes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What trainers told an agent, for the desk and the plugin: {@code GET /plugin/notes}, and
 * {@code POST /plugin/notes/read} with {@code {"draft": 12}}.
 */
public final class AgentNotes {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST = 20;

  private final Source source;

  /**
   * A comment.
   *
   * @param draft the flagged draft's number
   * @param words that the hint marked; empty when it was about the whole draft
   * @param said {@code right}, {@code wrong-flag}, {@code excusable}, or {@code answered} for the
   *        answer to an appeal
   */
  public record Note(long draft, String conversation, String words, String said, String comment,
      String by, Instant at, boolean read) {}

  /** Where comments are kept. */
  public interface Source {

    /** An agent's newest comments, the newest first. */
    List<Note> of(String shop, String agent, int most);

    /**
     * The agent has read what was said of a draft.
     *
     * @return false when there is no such draft of theirs
     */
    boolean read(String shop, String agent, long draft);
  }

  /** Comments from there. */
  public AgentNotes(Source source) {
    this.source = source;
  }

  /** Adds the paths. */
  public Routes addTo(Routes routes, AgentGate gate) {
    gate.get(routes, "/plugin/notes", this::list);
    return gate.post(routes, "/plugin/notes/read", this::read);
  }

  private void list(Agent agent, ServerRequest request, ServerResponse response) {
    List<Map<String, Object>> notes =
        source.of(agent.shop(), agent.agent(), MOST).stream().map(AgentNotes::view).toList();
    response.header(HeaderValues.CONTENT_TYPE_JSON)
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(JSON.writeValueAsBytes(Map.of("notes", notes)));
  }

  private static Map<String, Object> view(Note note) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("draft", note.draft());
    view.put("conversation", note.conversation());
    view.put("words", note.words());
    view.put("said", note.said());
    view.put("comment", note.comment());
    view.put("by", note.by());
    view.put("at", note.at().toString());
    view.put("read", note.read());
    return view;
  }

  private void read(Agent agent, ServerRequest request, ServerResponse response) {
    if (!request.headers().testContentType(MediaTypes.APPLICATION_JSON)) {
      throw new ProblemException(Kind.MEDIA_TYPE.with("Content-Type must be application/json"));
    }
    if (!source.read(agent.shop(), agent.agent(), draft(RequestBody.bytes(request)))) {
      throw new ProblemException(Kind.NOT_FOUND.with("no such draft of this agent"));
    }
    response.status(204).send();
  }

  private static long draft(byte[] body) {
    try {
      JsonNode draft = JSON.readTree(body).path("draft");
      if (draft.isIntegralNumber() && draft.canConvertToLong()) {
        return draft.asLong();
      }
    } catch (JacksonException _) {
      // Told as what it is, below.
    }
    throw new ProblemException(Kind.INVALID.with("draft: the number of a draft"));
  }
}
