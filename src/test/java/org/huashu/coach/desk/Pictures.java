package org.huashu.coach.desk;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Where tests put pictures of what they see: {@code target/pictures}, or with
 * {@code -Dcoach.pictures=true} the documentation's own folder.
 */
public final class Pictures {

  private static final Path FOLDER = Path.of(
      Boolean.getBoolean("coach.pictures") ? "src/docs/images/plugin" : "target/pictures");

  private Pictures() {}

  /** Takes one of the whole window. */
  public static void take(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }

  /** Takes one of a part of the window. */
  public static void take(Page page, String name, double[] box) {
    page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png"))
        .setClip(box[0], box[1], box[2], box[3]));
  }
}
