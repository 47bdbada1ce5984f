package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import io.helidon.http.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.huashu.coach.desk.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that would like to be pages: on every page that there is, they stay texts. */
class HostileTextsTest {

  private static final String TEXT =
      "\"'></textarea><img src=x onerror=alert(1)><svg onload=alert(2)><b id=inside>";
  private static final String INSIDE =
      "() => document.querySelectorAll('img[src=x], svg[onload], script:not([src]), #inside, "
          + "[onerror], [onload], a[href^=javascript]').length";

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
  void noPageRunsThemOrTakesThemForElements() throws Exception {
    var visitor = HostileStore.fill(server, TEXT);
    List<String> faults = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    try (BrowserContext context =
        Chromium.shared().browser().newContext(new Browser.NewContextOptions())) {
      context.addCookies(List.of(new Cookie(Cookies.SESSION, visitor.cookie(Cookies.SESSION))
          .setUrl(server.url() + "/console")));
      Page page = context.newPage();
      page.onDialog(dialog -> {
        faults.add("a dialog on " + page.url());
        dialog.dismiss();
      });
      for (PageRoute route : server.console.routes()) {
        if (route.method().equals(Method.GET)) {
          for (String path : HostileStore.paths(route)) {
            // What is downloaded is shown by no page.
            if (visitor.get(path).headers().firstValue("content-disposition").isEmpty()) {
              look(page, path, faults, seen);
            }
          }
        }
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(seen.containsAll(Set.of("/console/scripts", "/console/scripts/of/logistics.where",
        "/console/rules", "/console/review", "/console/review/of/1", "/console/own",
        "/console/scores", "/console/scores/of/1", "/console/scores/chats",
        "/console/my/scores/of/1",
        "/console/audit", "/console/releases", "/console/users", "/console/me")), seen::toString);
  }

  private void look(Page page, String path, List<String> faults, Set<String> seen) {
    Response response = page.navigate(server.url() + path + "?q=%3Cimg%20src%3Dx%20onerror%3D"
        + "alert(4)%3E");
    String policy = response.headerValue("content-security-policy");
    if (policy == null || !policy.startsWith("default-src 'self'")
        || policy.contains("unsafe-inline")) {
      faults.add("no policy on " + path);
    }
    if (!page.evaluate(INSIDE).equals(0)) {
      faults.add("an element on " + path);
    }
    if (page.content().contains("onerror=alert(1)")) {
      seen.add(path);
    }
  }
}
