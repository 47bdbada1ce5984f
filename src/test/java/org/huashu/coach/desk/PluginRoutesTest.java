package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.conversation.Event.ConversationTransferred;
import org.huashu.coach.conversation.Event.DraftUpdated;
import org.huashu.coach.conversation.Event.ReplySent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the plugin asks, over real HTTP. */
class PluginRoutesTest {

  private static final String ORIGIN = "https://desk.example";

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.shared();
  private PluginServer service;

  @BeforeEach
  void start() {
    service = new PluginServer(Set.of(ORIGIN));
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  @Test
  void shopAndAgentAreThoseOfTheToken() throws Exception {
    HttpResponse<String> response = event("draft.updated", """
        "shop": "another", "agent": "somebody", "conversation": "c-1", "draft": "d", "revision": 3,
        "text": "这个不关我的事"\
        """);
    assertEquals(200, response.statusCode());
    DraftUpdated draft = service.coach.drafts.getFirst();
    assertEquals(List.of(new ConversationKey("flagship", "c-1"), "agent-7"),
        List.of(draft.key(), draft.agent()));
    JsonNode advice = json.readTree(response.body());
    assertEquals(List.of("block", "不关我的事", 2, 7),
        List.of(advice.at("/verdict").asString(), advice.at("/hints/0/text").asString(),
            advice.at("/hints/0/start").asInt(), advice.at("/hints/0/end").asInt()));
  }

  @Test
  void keepsWhatAnAgentDoes() throws Exception {
    assertEquals(202, event("reply.sent",
        "\"conversation\": \"c-1\", \"message\": \"m\", \"text\": \"您好\"").statusCode());
    assertEquals(202, event("conversation.transferred",
        "\"conversation\": \"c-1\", \"from\": \"other\", \"to\": \"agent-8\", \"note\": \"催\"")
        .statusCode());
    assertEquals(202, event("coach.unheard-of", "").statusCode());
    ReplySent sent = (ReplySent) service.coach.events.getFirst();
    ConversationTransferred moved = (ConversationTransferred) service.coach.events.getLast();
    assertEquals(List.of("agent-7", "agent-7", "agent-8", Optional.of("催")),
        List.of(sent.agent(), moved.from(), moved.to(), moved.note()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"message.received", "conversation.opened", "conversation.rated"})
  void nobodyPutsWordsIntoACustomersMouth(String type) throws Exception {
    assertEquals(403, event(type,
        "\"conversation\": \"c-1\", \"message\": \"m\", \"text\": \"很满意\"").statusCode());
    assertEquals(List.of(), service.coach.events);
  }

  @Test
  void whatBreaksTheContractIsNamed() throws Exception {
    HttpResponse<String> response = event("reply.sent", "\"conversation\": \"c-1\"");
    assertEquals(422, response.statusCode());
    assertEquals("data.message",
        json.readTree(response.body()).at("/errors/0/field").asString());
    assertEquals(422, event("conversation.transferred",
        "\"conversation\": \"c-1\", \"to\": \"agent-7\"").statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer ", "Bearer Zm9v.YQ.1.x", "Basic Zm9v"})
  void withoutATokenThatHoldsNothingIsAnswered(String authorization) throws Exception {
    for (String path : List.of("/plugin/search?q=a", "/plugin/events")) {
      HttpRequest.Builder request = to(path).header("Origin", ORIGIN);
      if (!authorization.isEmpty()) {
        request.header("Authorization", authorization);
      }
      HttpResponse<String> response =
          send(path.endsWith("events") ? request.POST(BodyPublishers.ofString("{}")) : request);
      assertEquals(List.of(401, "Bearer", ORIGIN), List.of(response.statusCode(),
          header(response, "WWW-Authenticate"), header(response, "Access-Control-Allow-Origin")));
    }
  }

  @Test
  void onlyPagesOfAllowedOriginsMayRead() throws Exception {
    HttpResponse<String> allowed = preflight(ORIGIN);
    assertEquals(List.of(204, ORIGIN, "POST", "Authorization, Content-Type, webhook-id"),
        List.of(allowed.statusCode(), header(allowed, "Access-Control-Allow-Origin"),
            header(allowed, "Access-Control-Allow-Methods"),
            header(allowed, "Access-Control-Allow-Headers")));
    HttpResponse<String> other = preflight("https://desk.example.evil");
    assertEquals(List.of("", ""), List.of(header(other, "Access-Control-Allow-Origin"),
        header(other, "Access-Control-Allow-Headers")));
  }

  @Test
  void aPageOfAnotherOriginMayReadWhenToAskAgain() throws Exception {
    HttpResponse<String> response = send(to("/plugin/search?q=a").header("Origin", ORIGIN)
        .header("Authorization", "Bearer " + service.token()));
    assertEquals("Retry-After", header(response, "Access-Control-Expose-Headers"));
  }

  @Test
  void searchesForAnAgent() throws Exception {
    HttpResponse<String> response = send(to("/plugin/search?q=%E9%80%80&conversation=c-1")
        .header("Authorization", "Bearer " + service.token()));
    assertEquals("退快递到哪了",
        json.readTree(response.body()).at("/suggestions/0/title").asString());
    assertEquals(422, send(to("/plugin/search?q=" + "a".repeat(201))
        .header("Authorization", "Bearer " + service.token())).statusCode());
  }

  @Test
  void mintsATokenThatIsTaken() throws Exception {
    HttpResponse<String> response = mint("{\"shop\": \"s-1\", \"agent\": \"a-1\", \"minutes\": 5}");
    assertEquals(200, response.statusCode());
    String token = json.readTree(response.body()).path("token").asString();
    assertEquals(200, send(to("/plugin/search?q=a").header("Authorization", "Bearer " + token))
        .statusCode());
    assertEquals(422, mint("{\"shop\": \"s-1\"}").statusCode());
    assertEquals(422, mint("{\"shop\": \"s-1\", \"agent\": \"a\", \"minutes\": 721}").statusCode());
    assertEquals(400, mint("{").statusCode());
  }

  @Test
  void aPageOfAnotherOriginCannotMintWithoutAsking() throws Exception {
    assertEquals(415, send(to("/plugin/tokens").header("Content-Type", "text/plain")
        .POST(BodyPublishers.ofString("{\"shop\": \"s\", \"agent\": \"a\"}"))).statusCode());
  }

  @Test
  void thePluginIsOneSmallFileForEveryPage() throws Exception {
    HttpResponse<String> file = send(to("/coach.js"));
    assertEquals(List.of("text/javascript; charset=utf-8", "*"),
        List.of(header(file, "Content-Type"), header(file, "Access-Control-Allow-Origin")));
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
      gzip.write(file.body().getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(small.size() <= 30 * 1024, () -> small.size() + " bytes");
  }

  private HttpResponse<String> event(String type, String data)
      throws IOException, InterruptedException {
    return send(to("/plugin/events").header("Authorization", "Bearer " + service.token())
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"type\": \"" + type
            + "\", \"timestamp\": \"2026-11-20T10:00:00+08:00\", \"data\": {" + data + "}}")));
  }

  private HttpResponse<String> mint(String body) throws IOException, InterruptedException {
    return send(to("/plugin/tokens").header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> preflight(String origin) throws IOException, InterruptedException {
    return send(to("/plugin/events").header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .method("OPTIONS", BodyPublishers.noBody()));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(service.url() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
