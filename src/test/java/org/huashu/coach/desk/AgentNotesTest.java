package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.huashu.coach.http.AgentGate;
import org.huashu.coach.http.AgentTokens;
import org.huashu.coach.http.Routes;
import org.huashu.coach.http.Server;
import org.huashu.coach.http.ServerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What trainers told an agent, and how a wrong question about it is refused. */
class AgentNotesTest implements AgentNotes.Source {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
  private static final AgentNotes.Note NOTE = new AgentNotes.Note(12, "c-1", "不关我的事", "right",
      "换成“我帮您问一下”", "韩梅梅", NOON, false);

  private final AgentTokens tokens = new AgentTokens(
      "a key of some bytes for these tests".getBytes(StandardCharsets.US_ASCII),
      InstantSource.fixed(NOON));
  private final Server server = Server.start(ServerConfig.on("127.0.0.1", 0),
      new AgentNotes(this).addTo(new Routes(), new AgentGate(tokens, Set.of())));
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> asked = new ArrayList<>();

  @Override
  public List<AgentNotes.Note> of(String shop, String agent, int most) {
    asked.add("notes of " + shop + "/" + agent);
    return agent.equals("li") ? List.of(NOTE) : List.of();
  }

  @Override
  public boolean read(String shop, String agent, long draft) {
    asked.add(shop + "/" + agent + " read " + draft);
    return agent.equals("li") && draft == NOTE.draft();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpRequest.Builder to(String path, String agent) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .header("Authorization", "Bearer " + tokens.mint("flagship", agent, Duration.ofHours(1)));
  }

  private HttpResponse<String> read(String agent, String type, String body) throws Exception {
    return client.send(to("/plugin/notes/read", agent).header("Content-Type", type)
        .POST(BodyPublishers.ofString(body))
        .build(), BodyHandlers.ofString());
  }

  private static List<Object> refusal(HttpResponse<String> answer) {
    JsonNode problem = JSON.readTree(answer.body());
    assertEquals("application/problem+json",
        answer.headers().firstValue("content-type").orElse(""));
    return List.of(answer.statusCode(), problem.path("type").asString(),
        problem.path("detail").asString());
  }

  private static List<Object> refused(int status, String kind, String detail) {
    return List.of(status, "urn:huashu-coach:problem:" + kind, detail);
  }

  @Test
  void anAgentHearsWhatWasToldThemAndNobodyElse() throws Exception {
    HttpResponse<String> mine =
        client.send(to("/plugin/notes", "li").build(), BodyHandlers.ofString());
    assertEquals(200, mine.statusCode());
    assertEquals("no-store", mine.headers().firstValue("cache-control").orElse(""));
    assertEquals(JSON.readTree("""
        {"notes": [{"draft": 12, "conversation": "c-1", "words": "不关我的事", "said": "right",
        "comment": "换成“我帮您问一下”", "by": "韩梅梅", "at": "2026-11-25T04:00:00Z", "read": false}]}
        """), JSON.readTree(mine.body()));
    assertEquals("{\"notes\":[]}",
        client.send(to("/plugin/notes", "han").build(), BodyHandlers.ofString()).body());
    assertEquals(List.of("notes of flagship/li", "notes of flagship/han"), asked);
  }

  @Test
  void whatWasReadIsNotedAndAnsweredWithoutWords() throws Exception {
    HttpResponse<String> answer = read("li", "application/json", "{\"draft\": 12}");
    assertEquals(List.of(204, ""), List.of(answer.statusCode(), answer.body()));
    assertEquals(List.of("flagship/li read 12"), asked);
  }

  @ParameterizedTest
  @CsvSource({"han, 12", "li, 13", "li, 0", "li, -12", "li, 9223372036854775807"})
  void aDraftThatIsNotTheirsIsNotThere(String agent, String draft) throws Exception {
    assertEquals(refused(404, "not-found", "no such draft of this agent"),
        refusal(read(agent, "application/json", "{\"draft\": " + draft + "}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "draft=12", "12", "null", "[12]", "{}", "{\"draft\": null}",
    "{\"draft\": \"12\"}", "{\"draft\": 12.5}", "{\"draft\": true}", "{\"draft\": [12]}",
    "{\"draft\": 9223372036854775808}", "{\"Draft\": 12}", "{\"draft\": 12"})
  void whatNamesNoDraftIsRefusedWithWhatIsWanted(String body) throws Exception {
    assertEquals(refused(422, "invalid", "draft: the number of a draft"),
        refusal(read("li", "application/json", body)));
    assertEquals(List.of(), asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void otherKindsOfBodiesAreNotTaken(String type) throws Exception {
    assertEquals(refused(415, "media-type", "Content-Type must be application/json"),
        refusal(read("li", type, "{\"draft\": 12}")));
    assertEquals(List.of(), asked);
  }

  @ParameterizedTest
  @CsvSource({"'', 'send Authorization: Bearer and an agent token'",
    "'Basic bGk6eA==', 'send Authorization: Bearer and an agent token'",
    "'Bearer made-up', 'the agent token is over or was not made here; get a new one'"})
  void withoutATokenThatHoldsNothingIsToldOrNoted(String given, String why) throws Exception {
    for (String path : List.of("/plugin/notes", "/plugin/notes/read")) {
      var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
      if (!given.isEmpty()) {
        request.header("Authorization", given);
      }
      if (path.endsWith("read")) {
        request.header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"draft\": 12}"));
      }
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      assertEquals(refused(401, "unsigned", why), refusal(answer));
      assertEquals("Bearer", answer.headers().firstValue("www-authenticate").orElse(""));
    }
    assertEquals(List.of(), asked);
  }
}
