package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Finds faults of accessibility in a page, by axe-core. */
final class Axe {

  private static final Path SOURCE = Path.of("src/test/js/axe");
  private static final Path WORK = Path.of("target/js/axe").toAbsolutePath();
  private static final String SERIOUS = """
      async () => {
        // What is still fading in has not got its colours yet.
        for (const animation of document.getAnimations()) {
          if (Number.isFinite(animation.effect.getComputedTiming().endTime)) {
            animation.finish();
          }
        }
        const result = await axe.run(document, { resultTypes: ['violations'] });
        return result.violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
            `${id}: ${target.join(' ')} ${failureSummary.replace(/\\s+/g, ' ')}`));
      }""";

  private final String script;

  /** Installs what the lock file says, once. */
  Axe() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path axe = WORK.resolve("node_modules/axe-core/axe.min.js");
    if (!Files.exists(axe)) {
      Process npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
          .directory(WORK.toFile())
          .redirectErrorStream(true)
          .start();
      String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, npm.waitFor(), said);
    }
    script = Files.readString(axe);
  }

  /** Asserts that there is no serious fault. */
  void hasNothingToSay(Page page) {
    assertEquals(List.of(), faults(page), page.url());
  }

  /** The serious faults. */
  List<String> faults(Page page) {
    // By the debugger: the page's own policy lets no such script in.
    page.evaluate(script);
    return ((List<?>) page.evaluate(SERIOUS)).stream().map(String::valueOf).toList();
  }
}
