package org.huashu.coach.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.CompiledWording;
import org.huashu.coach.wording.Decision;
import org.huashu.coach.wording.Segmenter;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.Turn;
import org.huashu.coach.wording.WordingMatcher;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every phrase of the shipped rules, written as people write who try to get past a filter. */
class ObfuscationTest {

  private static final List<String> PHRASES = phrases();
  private static final WordingMatcher MATCHER = matcher();

  private static List<String> phrases() {
    TreeSet<String> phrases = new TreeSet<>();
    for (WordingRule rule : KnowledgeReader
        .read(new KnowledgeFolder(Path.of("knowledge-base")).read())
        .rules()) {
      switch (rule.form()) {
        case Form.Avoid avoid -> phrases.addAll(avoid.phrases());
        case Form.Prefer prefer -> phrases.addAll(prefer.swap().keySet());
        default -> {
        }
      }
    }
    return phrases.stream()
        .filter(phrase -> phrase.length() > 1 && phrase.chars().allMatch(Character::isIdeographic))
        .toList();
  }

  private static WordingMatcher matcher() {
    return CompiledWording.compile(List.of(new WordingRule("banned.all", Category.BANNED,
        Severity.WARN, "", "", "", new Form.Avoid(PHRASES, List.of()), Conditions.NONE,
        new Examples(List.of(), List.of()))), List.of(), Segmenter.NONE);
  }

  private static void assertAllFound(UnaryOperator<String> obfuscation) {
    List<String> missed = new ArrayList<>();
    for (String phrase : PHRASES) {
      String written = obfuscation.apply(phrase);
      String text = "😀兀，" + written + "，乜";
      Span wanted = new Span(4, 4 + written.length());
      // Where two phrases overlap, the longer one is shown; both must have been found.
      if (MATCHER.explain(new Turn(text, "", false, false))
          .stream()
          .map(Decision::span)
          .noneMatch(wanted::equals)) {
        missed.add(text);
      }
    }
    assertEquals(List.of(), missed);
    assertTrue(PHRASES.size() > 1_000, "phrases: " + PHRASES.size());
  }

  @Test
  void asItIs() {
    assertAllFound(UnaryOperator.identity());
  }

  @Test
  void inTraditionalScript() {
    Map<Character, Character> traditional = new HashMap<>();
    for (char c = 0x4E00; c <= 0x9FA5; c++) {
      if (Folding.fold(c) != c) {
        traditional.putIfAbsent(Folding.fold(c), c);
      }
    }
    assertAllFound(phrase -> phrase.chars()
        .mapToObj(c -> String.valueOf(traditional.getOrDefault((char) c, (char) c)))
        .collect(Collectors.joining()));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u3000", "*", ".", "-", "_", "，", "。", "、", "\u200B", "\u2060",
    "\uFEFF", "\u00AD", "😀", "\n", "\uFE0F", "\u0301"})
  void withSomethingBetweenItsCharacters(String noise) {
    assertAllFound(phrase -> String.join(noise, phrase.split("")));
  }

  @Test
  void withCharactersRepeated() {
    assertAllFound(phrase -> phrase.charAt(0) + phrase);
    assertAllFound(phrase -> {
      int middle = phrase.length() / 2;
      return phrase.substring(0, middle) + phrase.substring(middle, middle + 1).repeat(2)
          + phrase.substring(middle);
    });
  }

  @Test
  void withOneCharacterSpelledInLatinLetters() {
    Map<Character, String> spelled = spelled();
    assertAllFound(phrase -> {
      int middle = phrase.length() / 2;
      return phrase.substring(0, middle) + latin(phrase.charAt(middle), spelled)
          + phrase.substring(middle + 1);
    });
  }

  @Test
  void spelledInLatinLettersAltogether() {
    Map<Character, String> spelled = spelled();
    assertAllFound(phrase -> {
      String latin = phrase.chars()
          .mapToObj(c -> latin((char) c, spelled))
          .collect(Collectors.joining(" "));
      return latin.replace(" ", "").length() < 5 ? phrase : latin;
    });
  }

  @Test
  void withOneCharacterWrittenAsAnotherOfItsSound() {
    Map<String, String> sounds = sounds();
    assertAllFound(phrase -> {
      int middle = phrase.length() / 2;
      char c = Folding.letter(phrase.charAt(middle));
      return sounds.values()
          .stream()
          .filter(same -> same.indexOf(c) >= 0)
          .flatMapToInt(String::chars)
          .filter(other -> other != c && !Disguises.isOrdinary((char) other)
              && Folding.letter((char) other) == other && phrase.indexOf(other) < 0)
          .mapToObj(other -> with(phrase, middle, Character.toString(other)))
          .findFirst()
          .orElse(phrase);
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"splits.txt", "lookalikes.txt"})
  void withACharacterTakenApartOrWrittenAsOneThatLooksLikeIt(String table) {
    Map<Character, List<String>> written = written(table);
    List<String> changed = new ArrayList<>();
    for (int way = 0; way < 3; way++) {
      int one = way;
      assertAllFound(phrase -> {
        for (int i = 0; i < phrase.length(); i++) {
          List<String> ways = written.getOrDefault(phrase.charAt(i), List.of());
          if (one < ways.size() && phrase.indexOf(ways.get(one)) < 0) {
            changed.add(phrase);
            return with(phrase, i, ways.get(one));
          }
        }
        return phrase;
      });
    }
    assertTrue(changed.size() > 100, "phrases: " + changed.size());
  }

  @Test
  void withSeveralDisguisesAndNoiseAtOnce() {
    Map<Character, String> spelled = spelled();
    Map<Character, List<String>> halves = written("splits.txt");
    assertAllFound(phrase -> {
      StringBuilder hidden = new StringBuilder();
      for (int i = 0; i < phrase.length(); i++) {
        List<String> apart = halves.getOrDefault(phrase.charAt(i), List.of());
        hidden.append(i > 0 ? "*" : "");
        hidden.append(i % 2 == 0 && !apart.isEmpty()
            ? apart.getFirst()
            : i % 2 == 1 ? latin(phrase.charAt(i), spelled) : phrase.substring(i, i + 1));
      }
      return hidden.toString();
    });
  }

  private static String with(String phrase, int at, String other) {
    return phrase.substring(0, at) + other + phrase.substring(at + 1);
  }

  /** By character: the ways in which a table says it is written. */
  private static Map<Character, List<String>> written(String table) {
    Map<Character, List<String>> written = new HashMap<>();
    for (String line : lines(table)) {
      String ways = line.substring(2);
      written.put(line.charAt(0), table.startsWith("splits")
          ? List.of(ways.split(" "))
          : ways.codePoints().mapToObj(Character::toString).toList());
    }
    return written;
  }

  private static List<String> lines(String table) {
    try (InputStream in = Folding.class.getResourceAsStream(table)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** By syllable and tone: the characters that are read so. */
  private static Map<String, String> sounds() {
    return lines("readings.txt").stream()
        .map(line -> line.split(" ", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static String latin(char c, Map<Character, String> spelled) {
    String latin = spelled.getOrDefault(Folding.letter(c), "");
    // A syllable of one letter is too little to be told from a letter.
    return latin.length() < 2 ? String.valueOf(c) : latin;
  }

  private static Map<Character, String> spelled() {
    Map<Character, String> spelled = new HashMap<>();
    sounds().forEach((sound, characters) -> characters.chars()
        .forEach(c -> spelled.put((char) c, sound.substring(0, sound.length() - 1))));
    return spelled;
  }
}
