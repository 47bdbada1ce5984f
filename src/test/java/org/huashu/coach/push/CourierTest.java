package org.huashu.coach.push;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.huashu.coach.conversation.ConversationKey;
import org.huashu.coach.push.Target.Kind;
import org.huashu.coach.store.SqlStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String LOOPBACK = "127.0.0.0/8,::1";

  @TempDir
  private Path folder;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
  private final InstantSource clock = now::get;
  private MockWebServer server = new MockWebServer();
  private SqlStore store;
  private Outbox outbox;

  @BeforeEach
  void open() throws Exception {
    server.start();
    store = SqlStore.open("jdbc:sqlite:" + folder.resolve("coach.db"));
    outbox = store.outbox();
  }

  @AfterEach
  void close() {
    server.close();
    store.close();
  }

  private static String textOf(RecordedRequest request) {
    return requireNonNull(request.getBody()).utf8();
  }

  @Test
  void aWebhookGetsASignedPush() throws Exception {
    keep("c-1", "h-1");
    answer(204, "");
    assertTrue(courier(Kind.WEBHOOK).round());
    RecordedRequest request = server.takeRequest();
    String body = textOf(request);
    assertEquals(body("h-1"), body);
    new Webhook(SECRET).verify(body, HttpHeaders.of(request.getHeaders().toMultimap(),
        (_, _) -> true));
    assertFalse(courier(Kind.WEBHOOK).round(), "nothing is sent twice");
  }

  @Test
  void whatFailsIsTriedAgainLater() throws Exception {
    keep("c-1", "h-1");
    answer(500, "");
    Courier courier = courier(Kind.WEBHOOK);
    assertFalse(courier.round());
    assertFalse(courier.round(), "not at once");
    now.set(now.get().plusSeconds(2));
    answer(200, "");
    assertTrue(courier.round());
    assertEquals(server.takeRequest().getHeaders().get("webhook-id"),
        server.takeRequest().getHeaders().get("webhook-id"));
  }

  @Test
  void waitsAsLongAsRetryAfterSays() throws Exception {
    keep("c-1", "h-1");
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build());
    Courier courier = courier(Kind.WEBHOOK);
    courier.round();
    now.set(now.get().plusSeconds(119));
    assertEquals(List.of(), outbox.due("t", now.get(), 9));
    now.set(now.get().plusSeconds(1));
    assertEquals(1, outbox.due("t", now.get(), 9).getFirst().attempts());
  }

  @Test
  void followsNoRedirect() {
    keep("c-1", "h-1");
    server.enqueue(new MockResponse.Builder().code(307)
        .addHeader("Location", server.url("/elsewhere").toString())
        .build());
    assertFalse(courier(Kind.WEBHOOK).round());
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE", "RESET", "SLOW_BODY", "SILENT"})
  void whateverATargetDoesThePushIsKept(Trouble trouble) {
    keep("c-1", "h-1");
    server.enqueue(trouble.response());
    long started = System.nanoTime();
    assertFalse(courier(Kind.WEBHOOK).round());
    assertTrue(System.nanoTime() - started < 5_000_000_000L);
    now.set(now.get().plusSeconds(5));
    assertEquals(1, outbox.due("t", now.get(), 9).size());
  }

  enum Trouble {
    CLOSE,
    RESET,
    SLOW_BODY,
    SILENT;

    MockResponse response() {
      return switch (this) {
        case CLOSE -> new MockResponse.Builder()
            .onRequestStart(new SocketEffect.CloseSocket())
            .build();
        case RESET -> new MockResponse.Builder()
            .onResponseBody(new SocketEffect.CloseSocket())
            .body("x".repeat(9_000))
            .build();
        case SLOW_BODY -> new MockResponse.Builder().body("x".repeat(9_000))
            .throttleBody(3_000, 1, TimeUnit.SECONDS)
            .build();
        case SILENT -> new MockResponse.Builder().headersDelay(3, TimeUnit.SECONDS).build();
      };
    }
  }

  @Test
  void aConversationIsToldInOrderAndHoldsUpNoOther() {
    keep("c-1", "h-1");
    keep("c-1", "h-2");
    keep("c-2", "h-3");
    assertEquals(List.of("h-1", "h-3"), hints(outbox.due("t", now.get(), 9)));
    outbox.postponed("t", List.of(1L), now.get().plusSeconds(60), "status 500");
    assertEquals(List.of("h-3"), hints(outbox.due("t", now.get(), 9)));
    outbox.delivered("t", List.of(1L));
    assertEquals(List.of("h-2", "h-3"), hints(outbox.due("t", now.get(), 9)));
  }

  @Test
  void givesUpAtLastAndTriesAgainWhenTold() {
    keep("c-1", "h-1");
    Courier courier = courier(Kind.WEBHOOK);
    for (int i = 0; i < Courier.MOST_ATTEMPTS; i++) {
      answer(503, "");
      courier.round();
      now.set(now.get().plus(Duration.ofHours(1)));
    }
    assertEquals(List.of(new Outbox.Dead(1, "t", Courier.MOST_ATTEMPTS, "status 503")),
        outbox.dead(9));
    assertFalse(courier.round());
    assertEquals(1, outbox.replay("t", now.get()));
    answer(200, "");
    assertTrue(courier.round());
    assertEquals(List.of(), outbox.dead(9));
  }

  @Test
  void aHintIsKeptOnce() {
    keep("c-1", "h-1");
    assertTrue(outbox.add(letter("c-1", "h-1"), Set.of("t")).join().isEmpty());
    assertEquals(1, outbox.after("s", "a", 0, 9).size());
    assertEquals(List.of(), outbox.after("s", "b", 0, 9));
    assertEquals(List.of(), outbox.after("other", "a", 0, 9));
  }

  @ParameterizedTest
  @EnumSource(names = {"DINGTALK", "WECOM", "FEISHU"})
  void aRobotsRefusalHidesBehindStatus200(Kind kind) {
    keep("c-1", "h-1");
    answer(200, kind == Kind.FEISHU ? "{\"code\":19021}" : "{\"errcode\":310000}");
    assertFalse(courier(kind).round());
    now.set(now.get().plusSeconds(5));
    answer(200, kind == Kind.FEISHU ? "{\"StatusCode\":0}" : "{\"errcode\":0,\"errmsg\":\"ok\"}");
    assertTrue(courier(kind).round());
  }

  @Test
  void alertsForARobotAreMerged() throws Exception {
    for (int i = 0; i < 12; i++) {
      keep("c-" + i, "h-" + i);
    }
    answer(200, "{\"errcode\":0}");
    assertTrue(courier(Kind.WECOM).round());
    String text = textOf(server.takeRequest());
    assertEquals(10, text.split("会话 c-", -1).length - 1);
    assertEquals(2, outbox.due("t", now.get(), 99).size());
  }

  @Test
  void signsAsDingtalkAndFeishuWantIt() throws Exception {
    keep("c-1", "h-1");
    answer(500, "");
    courier(Kind.DINGTALK).round();
    assertTrue(server.takeRequest().getTarget().matches("/hook\\?timestamp=\\d{13}&sign=.+"));
    now.set(now.get().plusSeconds(5));
    answer(500, "");
    courier(Kind.FEISHU).round();
    assertTrue(textOf(server.takeRequest())
        .matches("\\{\"timestamp\":\"\\d{10}\",\"sign\":\".{44}\",\"msg_type\":\"text\".*"));
  }

  @Test
  void asksNoPrivateAddressThatIsNotAllowed() {
    keep("c-1", "h-1");
    assertFalse(courier(Kind.WEBHOOK, "10.0.0.0/8").round());
    assertEquals(0, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "100.100.100.200", "::1",
    "::ffff:10.0.0.1", "::10.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::a00:1", "2001:0:a00::1",
    "2002:a00:1::", "fd00:ec2::254", "fe80::1", "fec0::1"})
  void countsNoWayToAMachineInsideAsPublic(String address) {
    assertFalse(new Addresses(List.of()).permits(InetAddress.ofLiteral(address)));
  }

  @Test
  void saysWhatIsWrongWithATargetAndNotItsSecret() {
    List<String> mistakes = new ArrayList<>();
    List<Target> targets = Target.parse("a=webhook https://x.example/h " + SECRET
        + "; b=wecom https://y.example/?key=1; c=webhook https://z.example; b=feishu ftp://k"
        + "; f=webhook https://f.example whsec_" + "a".repeat(33)
        + "; d=feishu https://d.example:99999/; e=dingtalk https://e.example/?k=1#part",
        mistakes);
    assertEquals("[a (webhook), b (wecom)]", targets.toString());
    assertEquals(5, mistakes.size());
    assertFalse(mistakes.toString().contains("example"));
  }

  private Courier courier(Kind kind) {
    return courier(kind, LOOPBACK);
  }

  private Courier courier(Kind kind, String ranges) {
    URI url = server.url("/hook").uri();
    var client = Courier.client(new Addresses(Addresses.parse(ranges, new ArrayList<>())),
        Duration.ofMillis(1_500));
    return new Courier(new Target("t", kind, url, Optional.of(SECRET)),
        new Courier.Tools(outbox, client, clock, new SplittableRandom(1)));
  }

  private void answer(int status, String body) {
    server.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private void keep(String conversation, String hint) {
    assertTrue(outbox.add(letter(conversation, hint), Set.of("t")).join().isPresent());
  }

  private Outbox.Letter letter(String conversation, String hint) {
    return new Outbox.Letter(new ConversationKey("s", conversation), Optional.of("a"), hint,
        now.get(), body(hint));
  }

  private static String body(String hint) {
    return "{\"type\":\"coach.push\",\"data\":{\"hint\":{\"id\":\"" + hint
        + "\",\"message\":\"顾客已等待 21 秒\"}}}";
  }

  private static List<String> hints(List<Outbox.Pending> due) {
    return due.stream().map(pending -> pending.kept().letter().hint()).toList();
  }
}
