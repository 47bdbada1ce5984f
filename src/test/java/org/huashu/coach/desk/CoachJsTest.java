package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plugin's source, held as the Java is. */
class CoachJsTest {

  private static final Path SOURCE = Path.of("src/main/resources/desk/coach.js");

  @Test
  void itsTypesHold() throws Exception {
    Editors.install();
    Files.copy(SOURCE, Editors.WORK.resolve("coach.js"), StandardCopyOption.REPLACE_EXISTING);
    assertEquals("", Editors.run("node_modules/.bin/tsc", Stream.of("-p", "tsconfig.json")));
  }

  @Test
  void itsLinesAreShort() throws Exception {
    List<String> wide =
        Files.readAllLines(SOURCE).stream().filter(line -> line.length() > 110).toList();
    assertEquals(List.of(), wide);
  }
}
