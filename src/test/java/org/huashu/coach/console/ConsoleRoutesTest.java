package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.helidon.http.Method;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.huashu.coach.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use which route: a table that a new route must be entered into. */
class ConsoleRoutesTest {

  private static final String ALL = "agent knowledge-manager trainer administrator";
  private static final String ANYBODY = "anybody";
  private static final String ADMINISTRATOR = "administrator";
  private static final String MANAGER = "knowledge-manager";

  /** Each route, and who may use it. */
  private static final Map<String, String> MAY = new TreeMap<>(Map.ofEntries(
      Map.entry("GET /console", ALL),
      Map.entry("GET /console/nothing-yet", ALL),
      Map.entry("POST /console/language", ANYBODY),
      Map.entry("POST /console/theme", ANYBODY),
      Map.entry("POST /console/shop", ALL),
      Map.entry("GET /console/sign-in", ANYBODY),
      Map.entry("POST /console/sign-in", ANYBODY),
      Map.entry("POST /console/sign-out", ALL),
      Map.entry("GET /console/invitation/{token}", ANYBODY),
      Map.entry("POST /console/invitation/{token}", ANYBODY),
      Map.entry("GET /console/company", ANYBODY),
      Map.entry("GET /console/company/back", ANYBODY),
      Map.entry("POST /console/company/link", ALL),
      Map.entry("POST /console/company/unlink", ALL),
      Map.entry("GET /console/me", ALL),
      Map.entry("POST /console/me/password", ALL),
      Map.entry("POST /console/me/sign-out-everywhere", ALL),
      Map.entry("GET /console/scripts", ALL),
      Map.entry("GET /console/scripts/new", MANAGER),
      Map.entry("POST /console/scripts/new", MANAGER),
      Map.entry("POST /console/scripts/check", MANAGER),
      Map.entry("POST /console/scripts/trial", MANAGER),
      Map.entry("GET /console/scripts/trial/{run}", MANAGER),
      Map.entry("POST /console/scripts/trial/{run}/cancel", MANAGER),
      Map.entry("GET /console/lists", MANAGER),
      Map.entry("GET /console/lists/expiring", MANAGER),
      Map.entry("GET /console/lists/unused", MANAGER),
      Map.entry("GET /console/lists/edited", MANAGER),
      Map.entry("GET /console/lists/edited/{id}", MANAGER),
      Map.entry("GET /console/lists/ignored", MANAGER),
      Map.entry("GET /console/lists/ignored/{id}", MANAGER),
      Map.entry("GET /console/lists/pairs", MANAGER),
      Map.entry("GET /console/lists/questions", MANAGER),
      Map.entry("GET /console/lists/questions/{group}", MANAGER),
      Map.entry("POST /console/lists/questions/{group}/settle", MANAGER),
      Map.entry("POST /console/lists/questions/{group}/back", MANAGER),
      Map.entry("GET /console/scripts/of/{id}", ALL),
      Map.entry("POST /console/scripts/of/{id}", MANAGER),
      Map.entry("POST /console/scripts/of/{id}/remove", MANAGER),
      Map.entry("POST /console/scripts/of/{id}/give-up", MANAGER),
      Map.entry("GET /console/scripts/of/{id}/history", ALL),
      Map.entry("POST /console/scripts/of/{id}/restore", MANAGER),
      Map.entry("GET /console/import", MANAGER),
      Map.entry("POST /console/import", MANAGER),
      Map.entry("GET /console/import/table", MANAGER),
      Map.entry("GET /console/import/of/{id}", MANAGER),
      Map.entry("POST /console/import/of/{id}/settings", MANAGER),
      Map.entry("POST /console/import/of/{id}/cancel", MANAGER),
      Map.entry("GET /console/import/of/{id}/line/{line}", MANAGER),
      Map.entry("POST /console/import/of/{id}/line/{line}", MANAGER),
      Map.entry("POST /console/import/of/{id}/take", MANAGER),
      Map.entry("POST /console/import/of/{id}/undo", MANAGER),
      Map.entry("POST /console/import/of/{id}/drop", MANAGER),
      Map.entry("GET /console/rules", ALL),
      Map.entry("GET /console/rules/new", MANAGER),
      Map.entry("POST /console/rules/new", MANAGER),
      Map.entry("POST /console/rules/check", MANAGER),
      Map.entry("POST /console/rules/dry-run", MANAGER),
      Map.entry("GET /console/rules/dry-run/{run}", MANAGER),
      Map.entry("POST /console/rules/dry-run/{run}/cancel", MANAGER),
      Map.entry("GET /console/rules/of/{id}", ALL),
      Map.entry("POST /console/rules/of/{id}", MANAGER),
      Map.entry("POST /console/rules/of/{id}/archive", MANAGER),
      Map.entry("POST /console/rules/of/{id}/give-up", MANAGER),
      Map.entry("POST /console/rules/of/{id}/publish", MANAGER),
      Map.entry("GET /console/rules/of/{id}/history", ALL),
      Map.entry("POST /console/rules/of/{id}/restore", MANAGER),
      Map.entry("POST /console/rules/of/{id}/except", MANAGER),
      Map.entry("POST /console/rules/of/{id}/except/try", MANAGER),
      Map.entry("POST /console/rules/of/{id}/reject", MANAGER),
      Map.entry("GET /console/releases", ALL),
      Map.entry("POST /console/releases", MANAGER),
      Map.entry("GET /console/releases/check/{number}", MANAGER),
      Map.entry("POST /console/releases/check/{number}/confirm", MANAGER),
      Map.entry("POST /console/releases/check/{number}/cancel", MANAGER),
      Map.entry("GET /console/releases/of/{number}", ALL),
      Map.entry("POST /console/releases/of/{number}/back", MANAGER),
      Map.entry("GET /console/users", ADMINISTRATOR),
      Map.entry("GET /console/users/new", ADMINISTRATOR),
      Map.entry("POST /console/users/new", ADMINISTRATOR),
      Map.entry("POST /console/users/withdraw", ADMINISTRATOR),
      Map.entry("GET /console/users/of/{name}", ADMINISTRATOR),
      Map.entry("POST /console/users/of/{name}", ADMINISTRATOR),
      Map.entry("POST /console/users/of/{name}/reset", ADMINISTRATOR),
      Map.entry("POST /console/users/of/{name}/sign-out", ADMINISTRATOR),
      Map.entry("GET /console/audit", ADMINISTRATOR),
      Map.entry("GET /console/review", "trainer"),
      Map.entry("POST /console/review/next", "trainer"),
      Map.entry("POST /console/review/undo", "trainer"),
      Map.entry("GET /console/review/of/{number}", "trainer"),
      Map.entry("POST /console/review/of/{number}/reserve", "trainer"),
      Map.entry("POST /console/review/of/{number}/release", "trainer"),
      Map.entry("POST /console/review/of/{number}/judge", "trainer"),
      Map.entry("POST /console/review/of/{number}/skip", "trainer"),
      Map.entry("POST /console/review/of/{number}/assign", "trainer"),
      Map.entry("POST /console/review/of/{number}/double", "trainer"),
      Map.entry("POST /console/review/of/{number}/answer", "trainer"),
      Map.entry("GET /console/samples", "trainer"),
      Map.entry("GET /console/samples/new", "trainer"),
      Map.entry("GET /console/samples/preview", "trainer"),
      Map.entry("POST /console/samples/new", "trainer"),
      Map.entry("GET /console/samples/of/{number}", "trainer"),
      Map.entry("GET /console/samples/of/{number}/again", "trainer"),
      Map.entry("POST /console/samples/of/{number}/close", "trainer"),
      Map.entry("POST /console/samples/of/{number}/delete", "trainer"),
      Map.entry("GET /console/agreement", "trainer"),
      Map.entry("GET /console/agreement/rules", "trainer"),
      Map.entry("GET /console/agreement/reviewers", "trainer"),
      Map.entry("GET /console/proposals", "knowledge-manager trainer"),
      Map.entry("GET /console/proposals/of/{number}", "knowledge-manager trainer"),
      Map.entry("POST /console/proposals/of/{number}/read", "trainer"),
      Map.entry("GET /console/own", "agent"),
      Map.entry("GET /console/own/of/{number}", "agent"),
      Map.entry("POST /console/own/of/{number}/read", "agent"),
      Map.entry("POST /console/own/of/{number}/appeal", "agent"),
      Map.entry("GET /console/scores", "trainer"),
      Map.entry("GET /console/scores/chats", "trainer"),
      Map.entry("GET /console/scores/samples", "trainer"),
      Map.entry("POST /console/scores/samples", "trainer"),
      Map.entry("GET /console/scores/months", "trainer"),
      Map.entry("GET /console/scores/chat", "trainer"),
      Map.entry("POST /console/scores/chat", "trainer"),
      Map.entry("GET /console/scores/of/{number}", "trainer"),
      Map.entry("POST /console/scores/of/{number}", "trainer"),
      Map.entry("POST /console/scores/of/{number}/answer", "trainer"),
      Map.entry("GET /console/scores/points", "trainer"),
      Map.entry("GET /console/scores/said", "trainer"),
      Map.entry("GET /console/scores/draft/{number}", "trainer"),
      Map.entry("POST /console/scores/next", "trainer"),
      Map.entry("GET /console/my/scores", "agent"),
      Map.entry("GET /console/my/scores/said", "agent"),
      Map.entry("GET /console/my/scores/of/{number}", "agent"),
      Map.entry("POST /console/my/scores/of/{number}/read", "agent"),
      Map.entry("POST /console/my/scores/of/{number}/appeal", "agent"),
      Map.entry("GET /console/my/months", "agent"),
      Map.entry("GET /console/my/months/of/{number}", "agent"),
      Map.entry("GET /console/kpi", "trainer administrator"),
      Map.entry("GET /console/kpi/of", "trainer administrator"),
      Map.entry("POST /console/kpi/of/enter", "trainer"),
      Map.entry("POST /console/kpi/of/withdraw", "trainer"),
      Map.entry("POST /console/kpi/of/fee", "trainer"),
      Map.entry("POST /console/kpi/of/close", "trainer"),
      Map.entry("POST /console/kpi/of/reopen", ADMINISTRATOR),
      Map.entry("GET /console/insight", "knowledge-manager trainer"),
      Map.entry("GET /console/insight/rules", "knowledge-manager trainer"),
      Map.entry("GET /console/insight/agents", "knowledge-manager trainer"),
      Map.entry("GET /console/insight/rounds", "knowledge-manager trainer"),
      Map.entry("GET /console/insight/cases", "knowledge-manager trainer")));

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
  void everyRouteStandsInTheTable() {
    Set<String> routes = new TreeSet<>();
    server.console.routes().forEach(route -> routes.add(name(route)));
    assertEquals(MAY.keySet(), routes);
  }

  @Test
  void everyRoleGetsWhatTheTableAllowsAndNothingElse() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Role role : Role.values()) {
      for (PageRoute route : server.console.routes()) {
        String may = MAY.getOrDefault(name(route), "");
        boolean allowed = may.equals(ANYBODY) || List.of(may.split(" ")).contains(role.wireName());
        // A new sign-in each time: some of the routes end it.
        server.clock.passes(Duration.ofSeconds(10));
        HttpResponse<String> answer = ask(route, server.signedIn(role));
        boolean refused =
            answer.statusCode() == 403 && answer.body().contains("您没有这个权限");
        if (refused == allowed || answer.statusCode() >= 500) {
          wrong.add(role + " " + name(route) + " " + answer.statusCode());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void withoutASignInPagesLeadToItAndPiecesSayThatItIsNeeded() throws Exception {
    for (PageRoute route : server.console.routes()) {
      if (MAY.getOrDefault(name(route), "").equals(ANYBODY)) {
        continue;
      }
      var stranger = server.visitor();
      HttpResponse<String> page = ask(route, stranger);
      assertEquals(303, page.statusCode(), name(route));
      assertTrue(page.headers().firstValue("location").orElse("").startsWith("/console/sign-in"),
          name(route));
      assertEquals(401, ask(route, stranger, "HX-Request", "true").statusCode(), name(route));
    }
  }

  @Test
  void everyPostWithoutTheTokenOfFormsIsRefused() throws Exception {
    var visitor = server.signedIn(Role.ADMINISTRATOR);
    for (PageRoute route : posts()) {
      assertEquals(403, visitor.bare(path(route), Map.of()).statusCode(), name(route));
      assertEquals(403,
          visitor.bare(path(route), Map.of(), "X-CSRF-Token", "guessed").statusCode(),
          name(route));
    }
    var stranger = server.visitor();
    for (PageRoute route : posts()) {
      if (MAY.getOrDefault(name(route), "").equals(ANYBODY)) {
        assertEquals(403, stranger.bare(path(route), Map.of()).statusCode(), name(route));
      }
    }
  }

  @Test
  void aFormThatAForeignPageSendsIsRefused() throws Exception {
    var visitor = server.signedIn(Role.ADMINISTRATOR);
    String token = visitor.formToken();
    for (PageRoute route : posts()) {
      assertEquals(403, visitor.bare(path(route), Map.of(), "X-CSRF-Token", token,
          "Sec-Fetch-Site", "cross-site").statusCode(), name(route));
    }
  }

  private List<PageRoute> posts() {
    return server.console.routes()
        .stream()
        .filter(route -> route.method().equals(Method.POST))
        .toList();
  }

  private static HttpResponse<String> ask(PageRoute route, ConsoleServer.Visitor visitor,
      String... headers) throws IOException, InterruptedException {
    if (route.method().equals(Method.GET)) {
      return visitor.get(path(route), headers);
    }
    return headers.length > 0
        ? visitor.bare(path(route), Map.of(), headers)
        : visitor.post(path(route), Map.of());
  }

  private static String name(PageRoute route) {
    return route.method().text() + " " + route.path();
  }

  private static String path(PageRoute route) {
    return route.path().replaceAll("\\{\\w+}", "nobody");
  }
}
