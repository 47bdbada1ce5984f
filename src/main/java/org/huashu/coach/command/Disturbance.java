package org.huashu.coach.command;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.huashu.coach.command.SearchSet.Asked;
import org.huashu.coach.script.CommonWords;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Readings;

/**
 * What customers do to questions on their way: each kind makes other questions of those of a search
 * set, the same ones for the same seed, so that a search can be measured on them.
 */
enum Disturbance {

  /**
   * Typing errors of an input method by sound: one character, two of a question of {@value #LONG}
   * UTF-16 units or more, becomes a frequent one of the same syllable, wherever it stands in the
   * question.
   */
  homophones {
    @Override
    String disturbed(String text, RandomGenerator chance) {
      return misspelled(text, chance);
    }
  },

  /** A greeting before the question, thanks or urging after it; one of them may be missing. */
  chat {
    @Override
    String disturbed(String text, RandomGenerator chance) {
      return any(BEFORE, chance) + text + any(AFTER, chance);
    }
  },

  /** Traditional script, character by character, in any form that stands in Big5. */
  traditional {
    @Override
    String disturbed(String text, RandomGenerator chance) {
      StringBuilder made = new StringBuilder(text);
      for (int i = 0; i < made.length(); i++) {
        List<Character> forms = TRADITIONAL.getOrDefault(text.charAt(i), List.of());
        if (!forms.isEmpty()) {
          made.setCharAt(i, any(forms, chance));
        }
      }
      return made.toString();
    }
  };

  private static final int LONG = 12;
  /** The most frequent characters of a syllable stand first in the lists of input methods. */
  private static final int OFFERED = 4;
  /** Words of the dictionary that are used so often. */
  private static final int COMMON = 20;

  private static final List<String> BEFORE =
      List.of("", "你好，", "您好 请问一下", "麻烦问下", "亲，在吗？", "老板 ", "客服在不在啊，");
  private static final List<String> AFTER =
      List.of("", "谢谢", "呀", "？？？", "，急急急", "，等着呢", "，快点回复我");
  private static final Map<Integer, List<Character>> BY_SOUND = bySound();
  private static final Map<Character, List<Character>> TRADITIONAL = traditionalForms();

  abstract String disturbed(String text, RandomGenerator chance);

  /** The questions as they arrive; their ids stay. */
  List<Asked> of(List<Asked> questions, long seed) {
    // Named, so that every Java gives the same numbers.
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Asked> made = new ArrayList<>();
    for (Asked question : questions) {
      made.add(new Asked(question.id(), disturbed(question.text(), chance)));
    }
    return made;
  }

  private static String misspelled(String text, RandomGenerator chance) {
    List<Character> letters = new ArrayList<>();
    for (char letter : new LinkedHashSet<>(text.chars().mapToObj(c -> (char) c).toList())) {
      if (!others(letter).isEmpty()) {
        letters.add(letter);
      }
    }
    String made = text;
    for (int i = text.length() < LONG ? 1 : 2; i > 0 && !letters.isEmpty(); i--) {
      char wrong = letters.remove(chance.nextInt(letters.size()));
      made = made.replace(wrong, any(others(wrong), chance));
    }
    return made;
  }

  private static List<Character> others(char letter) {
    return BY_SOUND.getOrDefault(Readings.syllable(Folding.fold(letter)), List.of())
        .stream()
        .filter(other -> other != Folding.fold(letter))
        .limit(OFFERED)
        .toList();
  }

  private static <T> T any(List<T> all, RandomGenerator chance) {
    return all.get(chance.nextInt(all.size()));
  }

  /** By number of a syllable, the most frequent first: as the commonest word that has it. */
  private static Map<Integer, List<Character>> bySound() {
    Set<Character> frequent = new LinkedHashSet<>();
    CommonWords.of(COMMON).forEach(word -> word.chars().forEach(c -> frequent.add((char) c)));
    Map<Integer, List<Character>> bySound = new HashMap<>();
    for (char letter : frequent) {
      int syllable = Readings.syllable(letter);
      if (syllable > 0) {
        bySound.computeIfAbsent(syllable, _ -> new ArrayList<>()).add(letter);
      }
    }
    return bySound;
  }

  private static Map<Character, List<Character>> traditionalForms() {
    CharsetEncoder big5 = Charset.forName("Big5").newEncoder();
    CharsetEncoder simplified = Charset.forName("GB2312").newEncoder();
    Map<Character, List<Character>> forms = new HashMap<>();
    for (char c = '一'; c <= '鿿'; c++) {
      if (Folding.fold(c) != c && big5.canEncode(c) && !simplified.canEncode(c)) {
        forms.computeIfAbsent(Folding.fold(c), _ -> new ArrayList<>()).add(c);
      }
    }
    return forms;
  }
}
