package org.huashu.coach.desk;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The browser of the machine, without a window. Tests share one, since it takes longer to start
 * than most of them take; each has contexts of its own in it, and closes them.
 */
public final class Chromium implements AutoCloseable {

  private static final Path PROGRAM =
      Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
  private static final List<String> QUIET = List.of("--no-sandbox", "--headless=new",
      "--disable-gpu", "--disable-background-networking", "--disable-component-update",
      "--disable-sync", "--no-first-run", "--disable-quic");

  private final Playwright playwright;
  private final Browser browser;

  /** Started by who asks first; it ends with the tests. */
  private static final class Shared {
    private static final Chromium ONE = new Chromium();
  }

  /** The one of all tests, which none of them closes. */
  public static Chromium shared() {
    return Shared.ONE;
  }

  /** Starts one apart. */
  public Chromium() {
    if (!Files.isExecutable(PROGRAM)) {
      throw new IllegalStateException(
          "no browser at " + PROGRAM + "; ./coach test installs one, or set CHROMIUM");
    }
    playwright = Playwright.create(
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium()
        .launch(new BrowserType.LaunchOptions().setExecutablePath(PROGRAM).setArgs(QUIET));
    // What must not take long is measured; all else may, on a busy machine.
    PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
  }

  /** The browser. */
  public Browser browser() {
    return browser;
  }

  /** Types Chinese as an input method does: letters first, then the words chosen for them. */
  public static void compose(Page page, String words, String... letters) {
    CDPSession input = page.context().newCDPSession(page);
    for (String typed : letters) {
      JsonObject composition = new JsonObject();
      composition.addProperty("text", typed);
      composition.addProperty("selectionStart", typed.length());
      composition.addProperty("selectionEnd", typed.length());
      input.send("Input.imeSetComposition", composition);
    }
    JsonObject chosen = new JsonObject();
    chosen.addProperty("text", words);
    input.send("Input.insertText", chosen);
    input.detach();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
