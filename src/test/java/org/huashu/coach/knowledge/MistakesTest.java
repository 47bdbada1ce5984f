package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files in, exact messages out: {@code src/test/resources/knowledge/mistakes.txt}. */
class MistakesTest {

  private static final Path CASES = Path.of("src/test/resources/knowledge/mistakes.txt");

  private record Case(String name, KnowledgeFiles files, String expected) {}

  @TestFactory
  Stream<DynamicTest> namesEveryMistakeWithItsFileAndLine() throws IOException {
    List<Case> cases = cases();
    assertTrue(cases.size() > 50, () -> "only " + cases.size() + " cases were read");
    return cases.stream().map(golden -> DynamicTest.dynamicTest(golden.name(), () -> {
      assertEquals(golden.expected(), mistakes(golden.files()));
    }));
  }

  @Test
  void refusesAliasesBeforeTheyAreExpanded() {
    StringBuilder bomb = new StringBuilder("a: &a [哈, 哈]\n");
    for (char c = 'b'; c <= 'z'; c++) {
      bomb.append(c)
          .append(": &")
          .append(c)
          .append(" [*")
          .append((char) (c - 1))
          .append(", *")
          .append((char) (c - 1))
          .append("]\n");
    }
    assertEquals("rules/banned/x.yaml:1: anchors (&) and aliases (*) are not allowed;"
        + " a text that starts with one needs quotes",
        mistakes(Texts.files(Map.of("rules/banned/x.yaml", bomb.toString()))));
  }

  @Test
  void refusesDeepNestingBeforeItCostsTheStack() {
    String deep = "phrases: " + "[".repeat(100_000);
    assertEquals("rules/banned/x.yaml:1: nested more than 20 deep",
        mistakes(Texts.files(Map.of("rules/banned/x.yaml", deep))));
  }

  private static String mistakes(KnowledgeFiles files) {
    return String.valueOf(assertThrows(KnowledgeException.class,
        () -> KnowledgeReader.read(files)).getMessage());
  }

  /** Cases start with {@code === name}, files with {@code --- path}, messages with {@code >}. */
  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String block : Files.readString(CASES).split("(?m)^=== ", -1)) {
      String[] parts = block.split("(?m)^--- ", -1);
      Map<String, String> texts = new TreeMap<>();
      List<String> expected = new ArrayList<>();
      for (int i = 1; i < parts.length; i++) {
        List<String> lines = parts[i].lines().toList();
        StringBuilder text = new StringBuilder();
        for (String line : lines.subList(1, lines.size())) {
          if (line.startsWith("> ")) {
            expected.add(line.substring(2));
          } else {
            text.append(line).append('\n');
          }
        }
        texts.put(lines.getFirst(), text.toString());
      }
      if (parts.length > 1) {
        cases.add(new Case(parts[0].strip(), Texts.files(texts), String.join("\n", expected)));
      }
    }
    return cases;
  }
}
