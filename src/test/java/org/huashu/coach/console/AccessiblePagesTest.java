package org.huashu.coach.console;

import static org.huashu.coach.console.PeoplesBrowsers.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
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

/** Every page that there is, in light and dark, on a screen and on a tablet. */
class AccessiblePagesTest {

  private static final String TEXT = "一段很长很长、没有停顿的话" + "LongWordWithoutAnyBreak".repeat(2);
  private static final String WIDER_THAN_THE_SCREEN =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  /** Colours do not depend on the width, and the width not on colours: each once is enough. */
  private static final List<Screen> SCREENS =
      List.of(new Screen(ColorScheme.LIGHT, 1280), new Screen(ColorScheme.DARK, 820));

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
  void everyPageIsAccessibleAndFitsTheScreenWhateverLengthTextsHave() throws Exception {
    var visitor = HostileStore.fill(server, TEXT);
    lookAtAll(visitor, List.of("/console/scripts", "/console/scripts/of/logistics.where",
        "/console/rules/of/banned.not-my-business", "/console/review/of/1", "/console/own/of/1",
        "/console/samples", "/console/insight", "/console/users/of/" + HostileStore.NAME,
        "/console/releases/of/2", "/console/lists/pairs"), SCREENS);
  }

  @Test
  void everyPageOfAnEmptyStoreIsAccessible() throws Exception {
    HostileStore.everybody(server);
    lookAtAll(server.signedIn(HostileStore.NAME), List.of("/console/review", "/console/own",
        "/console/samples/new", "/console/insight", "/console/lists", "/console/import"),
        List.of(SCREENS.getLast()));
  }

  @Test
  void theHelpForKeysIsAccessibleAndTellsWhatThePageHas() throws Exception {
    Axe axe = new Axe();
    var visitor = HostileStore.fill(server, TEXT);
    try (BrowserContext context = context(visitor, ColorScheme.LIGHT, 1280)) {
      Page page = context.newPage();
      page.navigate(server.url() + "/console/rules/new");
      press(page, "?");
      assertEquals(List.of("?", "Ctrl+S", "g 1…9", "t"),
          page.locator("#help-keys div:visible dt").allInnerTexts());
      axe.hasNothingToSay(page);
      page.navigate(server.url() + "/console/review");
      press(page, "?");
      assertTrue(page.locator("#help-keys").innerText().contains("开始质检"));
      axe.hasNothingToSay(page);
    }
  }

  private void lookAtAll(ConsoleServer.Visitor visitor, List<String> wanted, List<Screen> screens)
      throws Exception {
    List<String> paths = paths(visitor);
    for (Screen screen : screens) {
      try (BrowserContext context = context(visitor, screen.scheme(), screen.width())) {
        Set<String> seen = look(context.newPage(), paths);
        assertTrue(seen.containsAll(wanted), seen::toString);
      }
    }
  }

  private record Screen(ColorScheme scheme, int width) {}

  private Set<String> look(Page page, List<String> paths) throws Exception {
    Axe axe = new Axe();
    Set<String> seen = new TreeSet<>();
    List<String> faults = new ArrayList<>();
    for (String path : paths) {
      Response response = page.navigate(server.url() + path);
      // A piece of a page is looked at where it stands.
      if (!response.text().startsWith("<!doctype html>")) {
        continue;
      }
      if (response.ok()) {
        seen.add(path);
      }
      axe.faults(page).forEach(fault -> faults.add(path + " " + fault));
      if ((int) page.evaluate(WIDER_THAN_THE_SCREEN) > 0) {
        faults.add(path + " is wider than " + page.viewportSize().width);
      }
    }
    assertEquals(List.of(), faults);
    return seen;
  }

  /** Every route that shows a page, with names in it that there are. */
  private List<String> paths(ConsoleServer.Visitor visitor) throws Exception {
    List<String> paths = new ArrayList<>();
    for (PageRoute route : server.console.routes()) {
      if (route.method().equals(Method.GET)) {
        for (String path : HostileStore.paths(route)) {
          // What is downloaded is shown by no page.
          if (visitor.get(path).headers().firstValue("content-disposition").isEmpty()) {
            paths.add(path);
          }
        }
      }
    }
    return paths;
  }

  private BrowserContext context(ConsoleServer.Visitor visitor, ColorScheme scheme, int width) {
    BrowserContext context = Chromium.shared()
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(width, 900)
            .setColorScheme(scheme)
            .setLocale("zh-CN"));
    context.addCookies(List.of(new Cookie(Cookies.SESSION, visitor.cookie(Cookies.SESSION))
        .setUrl(server.url() + "/console")));
    return context;
  }
}
