package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugin's modules, held as the Java is. */
class CoachJsTest {

  private static final Path FOLDER = Path.of("src/main/resources/desk/coach");

  @Test
  void itsTypesHold() throws Exception {
    Editors.install();
    Path copies = Files.createDirectories(Editors.WORK.resolve("coach"));
    for (Path module : modules()) {
      Files.copy(module, copies.resolve(module.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
    assertEquals("", Editors.run("node_modules/.bin/tsc", Stream.of("-p", "tsconfig.json")));
  }

  @Test
  void itsLinesAreShortAndItsModulesSmall() throws Exception {
    for (Path module : modules()) {
      List<String> lines = Files.readAllLines(module);
      assertEquals(List.of(), lines.stream().filter(line -> line.length() > 110).toList());
      assertTrue(lines.size() <= 400, () -> module + ": " + lines.size() + " lines");
    }
  }

  @Test
  void everyModuleIsPartOfTheScriptOrHasOnlyTypes() throws Exception {
    String script = Plugin.script();
    for (Path module : modules()) {
      String first = Files.readAllLines(module)
          .stream()
          .filter(line -> line.startsWith("export ") && line.contains(" = "))
          .findFirst()
          .map(line -> line.substring("export ".length()))
          .orElse("");
      assertTrue(script.contains(first), module::toString);
    }
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }
}
