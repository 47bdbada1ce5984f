package org.huashu.coach.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.huashu.coach.desk.Chromium;

/**
 * Browsers of the people at a console, each with cookies of their own; what the pages complain of
 * is kept. Closes the console too.
 */
final class PeoplesBrowsers implements AutoCloseable {

  private static final Path PICTURES = Path.of(
      Boolean.getBoolean("coach.pictures") ? "src/docs/console" : "target/pictures/console");
  private static final int HEIGHT = 860;
  private static final double CHECK_MILLIS = 180_000;

  private static final String TELLS_THAT_IT_IS_LOADED =
      "addEventListener('load', () => document.documentElement.dataset.loaded = '')";

  /** Faults of scripts, and what the browser refuses to load or run. */
  final List<String> complaints = new ArrayList<>();
  private final ConsoleServer server;
  private final List<BrowserContext> contexts = new ArrayList<>();

  PeoplesBrowsers(ConsoleServer server) {
    this.server = server;
  }

  /** A browser of nobody yet. */
  Page opened(ColorScheme scheme, int width) {
    BrowserContext context = Chromium.shared()
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(width, HEIGHT)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setLocale("zh-CN"));
    contexts.add(context);
    context.addInitScript(TELLS_THAT_IT_IS_LOADED);
    Page page = context.newPage();
    // What is done to a page before its scripts run, they do not see: wait as people would.
    page.addLocatorHandler(page.locator("html:not([data-loaded])"),
        _ -> page.waitForLoadState());
    page.onPageError(complaints::add);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !isUsual(message.text())) {
        complaints.add(message.text());
      }
    });
    return page;
  }

  /**
   * A refusal that the page shows, or a preview still under way when the page was left. What fails
   * otherwise htmx says once more by the name of the failure.
   */
  private static boolean isUsual(String complaint) {
    return complaint.contains("the server responded") || complaint.contains("htmx:sendAbort")
        || complaint.contains("htmx:afterRequest");
  }

  /** A browser of somebody who has signed in. */
  Page signedIn(String name, ColorScheme scheme, int width) {
    Page page = opened(scheme, width);
    page.navigate(server.url() + "/console");
    page.fill("[name=name]", name);
    page.fill("[name=password]", ConsoleServer.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator(".me")).hasText(name);
    return page;
  }

  Page signedIn(String name) {
    return signedIn(name, ColorScheme.LIGHT, 1280);
  }

  /**
   * Presses a key as somebody who sees the page does: while a page is still loading, its scripts do
   * not hear keys yet.
   */
  static void press(Page page, String key) {
    page.waitForLoadState();
    page.keyboard().press(key);
  }

  /** Waits until something is published; on a busy machine the check before takes its time. */
  static void published(Page page) {
    assertThat(page.locator(".toast")).containsText("已发布",
        new LocatorAssertions.ContainsTextOptions().setTimeout(CHECK_MILLIS));
  }

  /** Takes a picture for the documentation. */
  static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    server.close();
  }
}
