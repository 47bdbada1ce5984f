package org.huashu.coach.console;

import static org.huashu.coach.console.PeoplesBrowsers.press;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import org.huashu.coach.desk.Chromium;

/** Takes the README's picture of the first page from a running service. */
final class FirstPagePicture {

  private static final int MARGIN = 16;

  private FirstPagePicture() {}

  /** Arguments: the address of the page, and the PNG file to write. */
  static void main(String[] args) {
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser()
          .newPage(new Browser.NewPageOptions().setViewportSize(1160, 1000));
      page.navigate(args[0]);
      page.locator(".mark").first().waitFor();
      page.locator("#draft").focus();
      press(page, "F8");
      page.locator("#hint-card").waitFor();
      BoundingBox desk = page.locator(".desk").boundingBox();
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(args[1]))
          .setClip(desk.x - MARGIN, desk.y - MARGIN, desk.width + 2 * MARGIN,
              desk.height + 2 * MARGIN));
    }
  }
}
