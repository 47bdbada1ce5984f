package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.huashu.coach.account.AuditLog;
import org.huashu.coach.account.Door;
import org.huashu.coach.account.Grant;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way into the console, over HTTP. */
class SignInTest {

  private static final String NAME = "administrator";

  @TempDir
  Path data;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = ConsoleServer.start(data);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void leadsToThePageThatWasWanted() throws Exception {
    var visitor = server.visitor();
    String form = visitor.get("/console/audit?q=a").headers().firstValue("location").orElse("");
    assertEquals("/console/sign-in?next=%2Fconsole%2Faudit%3Fq%3Da", form);
    HttpResponse<String> in = visitor.post("/console/sign-in", Map.of("name", " ADMINISTRATOR ",
        "password", ConsoleServer.PASSWORD, "next", "/console/audit?q=a"));
    assertEquals("/console/audit?q=a", in.headers().firstValue("location").orElse(""));
    assertEquals(200, visitor.get("/console/audit?q=a").statusCode());
  }

  @Test
  void neverLeadsToAnotherSite() throws Exception {
    for (String next : List.of("https://evil.example/", "//evil.example", "/console//evil.example",
        "/console/../docs", "javascript:alert(1)", "/consoleevil")) {
      HttpResponse<String> in = server.visitor()
          .post("/console/sign-in",
              Map.of("name", NAME, "password", ConsoleServer.PASSWORD, "next", next));
      assertEquals("/console", in.headers().firstValue("location").orElse(""), next);
    }
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
    var visitor = server.visitor();
    String cookie = visitor.signIn(NAME, ConsoleServer.PASSWORD)
        .headers()
        .firstValue("set-cookie")
        .orElse("");
    assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
    assertFalse(cookie.contains("Secure"), cookie);
    String behindTls = server.visitor()
        .get("/console/sign-in", "X-Forwarded-Proto", "https")
        .headers()
        .firstValue("set-cookie")
        .orElse("");
    assertTrue(behindTls.contains("Secure"), behindTls);
  }

  @Test
  void aTokenThatSomebodyPlantedBeforeIsWorthNothingAfterwards() throws Exception {
    var visitor = server.visitor();
    visitor.keep(Cookies.SESSION, "planted");
    visitor.keep(Cookies.VISIT, "planted");
    String cookie = visitor.signIn(NAME, ConsoleServer.PASSWORD)
        .headers()
        .firstValue("set-cookie")
        .orElse("");
    assertTrue(cookie.matches("coach_session=[\\w-]{43};.*"), cookie);
    assertEquals(200, visitor.get("/console/me").statusCode());
    var planter = server.visitor();
    planter.keep(Cookies.SESSION, "planted");
    assertEquals(303, planter.get("/console/me").statusCode());
  }

  @Test
  void everySignInHasATokenOfItsOwnAndTheStoreHoldsNone() throws Exception {
    var one = server.signedIn(NAME);
    var other = server.signedIn(NAME);
    assertNotEquals(one.cookie(Cookies.SESSION), other.cookie(Cookies.SESSION));
    assertEquals(List.of(), server.store.sessions()
        .of(NAME)
        .stream()
        .filter(session -> List.of(one.cookie(Cookies.SESSION), other.cookie(Cookies.SESSION))
            .contains(session.id()))
        .toList());
  }

  @Test
  void aSessionEndsWhenNobodyUsesIt() throws Exception {
    var visitor = server.signedIn(NAME);
    server.clock.passes(Door.IDLE.minusSeconds(1));
    assertEquals(200, visitor.get("/console/me").statusCode());
    server.clock.passes(Door.IDLE.plusSeconds(1));
    assertEquals(303, visitor.get("/console/me").statusCode());
  }

  @Test
  void aSessionEndsAfterAWorkingDayHoweverBusy() throws Exception {
    var visitor = server.signedIn(NAME);
    int answer = 200;
    Duration passed = Duration.ZERO;
    while (answer == 200) {
      server.clock.passes(Duration.ofHours(1));
      passed = passed.plusHours(1);
      answer = visitor.get("/console/me").statusCode();
    }
    assertEquals(Door.LONGEST, passed);
  }

  @Test
  void signingOutEndsTheSessionAndEverywhereAllOfThem() throws Exception {
    var one = server.signedIn(NAME);
    var other = server.signedIn(NAME);
    String kept = one.cookie(Cookies.SESSION);
    one.post("/console/sign-out", Map.of());
    var thief = server.visitor();
    thief.keep(Cookies.SESSION, kept);
    assertEquals(303, thief.get("/console/me").statusCode());
    assertEquals(200, other.get("/console/me").statusCode());
    server.signedIn(NAME).post("/console/me/sign-out-everywhere", Map.of());
    assertEquals(303, other.get("/console/me").statusCode());
  }

  @Test
  void aDisabledAccountIsOutAtOnce() throws Exception {
    var trainer = server.signedIn(Role.TRAINER);
    server.signedIn(NAME)
        .post("/console/users/of/trainer", Map.of("display", "t", "grant",
            "trainer *", "disabled", "on"));
    assertEquals(303, trainer.get("/console/me").statusCode());
    assertEquals(403, server.visitor().signIn("trainer", ConsoleServer.PASSWORD).statusCode());
  }

  @Test
  void guessingGetsSlowerAndSlowerAndTheRightPasswordMustWaitToo() throws Exception {
    var guesser = server.visitor();
    for (int i = 0; i < 5; i++) {
      assertEquals(403, guesser.signIn(NAME, "wrong " + i).statusCode());
    }
    assertEquals(429, guesser.signIn(NAME, ConsoleServer.PASSWORD).statusCode());
    server.clock.passes(Duration.ofSeconds(2));
    assertEquals(403, guesser.signIn(NAME, "wrong again").statusCode());
    server.clock.passes(Duration.ofSeconds(2));
    assertEquals(429, guesser.signIn(NAME, "wrong again").statusCode());
    server.clock.passes(Duration.ofSeconds(2));
    assertEquals(303, guesser.signIn(NAME, ConsoleServer.PASSWORD).statusCode());
    assertEquals(6, server.store.audit()
        .list(new AuditLog.Wanted("", "sign-in.refused", "", java.util.Optional.empty(),
            java.util.Optional.empty()), AuditLog.Slice.newest(100))
        .size());
  }

  @Test
  void oneAddressCannotTryManyNames() throws Exception {
    var guesser = server.visitor();
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      refused += guesser.signIn("name" + i, "wrong password").statusCode() == 429 ? 1 : 0;
    }
    assertEquals(10, refused);
  }

  @Test
  void unknownNamesAreRefusedInTheSameWords() throws Exception {
    String known = server.visitor().signIn("agent", "wrong password").body();
    String unknown = server.visitor().signIn("nobody", "wrong password").body();
    assertEquals(plain(known, "agent"), plain(unknown, "nobody"));
  }

  private static String plain(String page, String name) {
    return page.replaceAll("(csrf\" value=|data-csrf=)\"[^\"]*\"", "").replace(name, "");
  }

  @Test
  void anInvitationWorksOnceAndGivesTheRolesOfTheInviter() throws Exception {
    var administrator = server.signedIn(NAME);
    String page = administrator.post("/console/users/new", Map.of("name", "小李", "display", "李",
        "role", "trainer", "shop", "shop-a")).body();
    String link = page.replaceAll("(?s).*value=\"(/console/invitation/[\\w-]+)\".*", "$1");
    var invited = server.visitor();
    assertEquals(422, invited.post(link, Map.of("password", "short", "again", "short"))
        .statusCode());
    Map<String, String> chosen = Map.of("password", "春江花月夜今宵", "again", "春江花月夜今宵");
    // Too short by one: eight characters are the least.
    assertEquals(422, invited.post(link, chosen).statusCode());
    Map<String, String> longer = Map.of("password", "春江花月夜今宵酒", "again", "春江花月夜今宵酒");
    assertEquals(303, invited.post(link, longer).statusCode());
    assertTrue(invited.get("/console/me").body().contains("培训师（shop-a）"));
    assertEquals(404, server.visitor().get(link).statusCode());
    assertEquals(404, server.visitor().post(link, longer).statusCode());
  }

  @Test
  void anAdministratorOfOneShopGivesNoRolesElsewhere() throws Exception {
    server.store.accounts()
        .add(ConsoleServer.account("local", new Grant(Role.ADMINISTRATOR, "shop-a")),
            org.huashu.coach.account.Passwords.of(64, 1).hash(ConsoleServer.PASSWORD));
    var local = server.signedIn("local");
    for (String shop : List.of("shop-b", "*")) {
      assertEquals(403, local.post("/console/users/new",
          Map.of("name", "friend", "role", "administrator", "shop", shop)).statusCode());
      assertEquals(403, local.post("/console/users/of/local", Map.of("display", "x", "grant",
          "administrator shop-a", "role", "trainer", "shop", shop)).statusCode());
    }
    assertEquals(403, local.post("/console/users/of/trainer/reset", Map.of()).statusCode());
    assertEquals(403, local.get("/console/audit").statusCode());
    assertEquals(200, local.post("/console/users/new",
        Map.of("name", "friend", "role", "trainer", "shop", "shop-a")).statusCode());
  }

  @Test
  void nobodyLocksTheOwnDoor() throws Exception {
    var administrator = server.signedIn(NAME);
    assertEquals(422, administrator.post("/console/users/of/administrator",
        Map.of("display", "x", "grant", "administrator *", "disabled", "on")).statusCode());
    assertEquals(422, administrator.post("/console/users/of/administrator",
        Map.of("display", "x")).statusCode());
  }

  @Test
  void theDemoSignsInByItselfUnderItsOwnNameOnly() throws Exception {
    server.close();
    try (ConsoleServer demo = ConsoleServer.demo(data.resolve("demo"))) {
      var visitor = demo.visitor();
      assertEquals(200, visitor.get("/console/me").statusCode());
      assertEquals(403, demo.visitor().signIn("demo", "").statusCode());
    }
    server = ConsoleServer.start(data.resolve("again"));
  }
}
