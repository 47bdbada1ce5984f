package org.huashu.coach.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huashu.coach.wording.Category;
import org.junit.jupiter.api.Test;

/** The words of the pages: each language has all of them. */
class WordsTest {

  private static final Pattern SAID = Pattern.compile("\\.say\\(\"([\\w.-]+)\"(?!\\s*\\+)");
  private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");
  private static final Pattern NAMED = Pattern.compile("\"([a-z-]+)\": \"(\\p{IsHan}+)\"");

  /** It is 账号, 培训师, 违禁用语. */
  private static final Pattern OTHER_NAMES = Pattern.compile("帐号|帐户|质检员|质检培训师|违禁词");

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @Test
  void everyLanguageHasTheSameKeys() {
    assertEquals(new TreeSet<>(Words.of(Language.ZH).texts().keySet()),
        new TreeSet<>(Words.of(Language.EN).texts().keySet()));
  }

  @Test
  void everyTextHasTheSameHolesInEveryLanguage() {
    Words english = Words.of(Language.EN);
    Map<String, String> wrong = new TreeMap<>();
    Words.of(Language.ZH).texts().forEach((key, text) -> {
      if (!holes(text).equals(holes(english.texts().getOrDefault(key, text)))) {
        wrong.put(key, text);
      }
    });
    assertEquals(Map.of(), wrong);
  }

  @Test
  void noEnglishTextIsChinese() {
    assertEquals(List.of(), Words.of(Language.EN)
        .texts()
        .values()
        .stream()
        .filter(text -> CHINESE.matcher(text).find())
        .toList());
  }

  @Test
  void everyKeyThatPagesSayHasAText() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    for (Path folder : List.of(Path.of("src/main/jte"),
        Path.of("src/main/java/org/huashu/coach/console"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Matcher said = SAID.matcher(Files.readString(file));
          while (said.find()) {
            if (!Words.of(Language.ZH).knows(said.group(1))) {
              missing.add(file.getFileName() + ": " + said.group(1));
            }
          }
        }
      }
    }
    assertEquals(new TreeSet<>(), missing);
  }

  @Test
  void categoriesAreCalledTheSameAtTheDeskAndInTheConsole() throws IOException {
    Map<String, String> console = new TreeMap<>();
    for (Category category : Category.values()) {
      console.put(category.wireName(),
          Words.of(Language.ZH).say("category." + category.wireName()));
    }
    for (String file : List.of("console/words.js", "desk/coach/words.js")) {
      Map<String, String> desk = new TreeMap<>();
      Matcher named = NAMED.matcher(Files.readString(Path.of("src/main/resources", file)));
      while (named.find()) {
        if (console.containsKey(named.group(1))) {
          desk.putIfAbsent(named.group(1), named.group(2));
        }
      }
      assertEquals(console, desk, file);
    }
  }

  @Test
  void oneThingHasOneName() {
    assertEquals(List.of(), Words.of(Language.ZH)
        .texts()
        .entrySet()
        .stream()
        .filter(it -> OTHER_NAMES.matcher(it.getValue()).find())
        .toList());
  }

  private static Set<String> holes(String text) {
    Set<String> holes = new TreeSet<>();
    Matcher hole = HOLE.matcher(text);
    while (hole.find()) {
      holes.add(hole.group(1));
    }
    return holes;
  }
}
