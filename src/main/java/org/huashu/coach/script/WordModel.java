package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.huashu.coach.text.Readings;

/**
 * How likely one word follows another in general Chinese, by the dictionary of Lucene's smartcn and
 * as that weighs them itself: what comes together there, smoothed by how often each word is used.
 */
final class WordModel {

  /** The longest words that are known by their sound, in characters. */
  static final int LONGEST = 4;

  /** Of one sound, the most frequent. */
  private static final int OF_A_SOUND = 40;
  /** How often all words are used together, as smartcn counts. */
  private static final double ALL = 2_159_997;
  private static final double SMOOTHING = 0.1;
  private static final double TINY = 1 / ALL;
  private static final String START = "始##始";
  private static final char JOINT = '@';
  /** A syllable's number is below 2 to this. */
  private static final int BITS = 10;
  private static final long SEED = 0xcbf29ce484222325L;
  private static final long PRIME = 1_099_511_628_211L;

  private static final class Shipped {
    static final WordModel MODEL = new WordModel();
  }

  private final Map<String, Word> byText = new HashMap<>();
  private final Map<Long, List<Word>> bySound = new HashMap<>();
  private final Map<Integer, List<Word>> letters = new HashMap<>();
  private final SmartcnTables.Pairs pairs = SmartcnTables.pairs();

  /**
   * A word.
   *
   * @param count how often it is used
   * @param print of the word and what joins it to the next one
   */
  record Word(String text, int count, long print) {

    static Word of(String text, int count) {
      return new Word(text, count, hashed(hashed(SEED, text), JOINT));
    }
  }

  private WordModel() {
    SmartcnTables.words((text, count) -> {
      if (text.length() <= LONGEST && count > 0) {
        Word word = Word.of(text, count);
        byText.put(text, word);
        if (text.length() > 1 && sound(text, 0, text.length()) != 0) {
          add(word, 0, 0);
        }
      }
    });
    bySound.replaceAll((_, words) -> words.stream()
        .sorted(Comparator.comparingInt((Word word) -> -word.count())
            .thenComparing(Word::text))
        .limit(OF_A_SOUND)
        .toList());
    for (char letter = '一'; letter <= '鿿'; letter++) {
      add(Readings.roughSyllable(letter), letter);
      for (int syllable : Readings.otherSyllables(letter)) {
        add(Readings.rough(syllable), letter);
      }
    }
  }

  private void add(int sound, char letter) {
    Word word = spelled(String.valueOf(letter));
    List<Word> known = letters.computeIfAbsent(sound, _ -> new ArrayList<>());
    if (!known.contains(word)) {
      known.add(word);
    }
  }

  /** Adds a word under everything that it may sound like. */
  private void add(Word word, int at, long sound) {
    if (at == word.text().length()) {
      bySound.computeIfAbsent(sound, _ -> new ArrayList<>()).add(word);
      return;
    }
    add(word, at + 1, (sound << BITS) | Readings.roughSyllable(word.text().charAt(at)));
    for (int other : Readings.otherSyllables(word.text().charAt(at))) {
      add(word, at + 1, (sound << BITS) | Readings.rough(other));
    }
  }

  /** The one that is shipped; it is read when it is first wanted. */
  static WordModel shipped() {
    return Shipped.MODEL;
  }

  /** How a part of a text sounds, roughly; 0 when not all of it is read. */
  static long sound(CharSequence text, int from, int to) {
    long sound = 0;
    for (int i = from; i < to; i++) {
      int syllable = Readings.roughSyllable(text.charAt(i));
      if (syllable == 0) {
        return 0;
      }
      sound = (sound << BITS) | syllable;
    }
    return sound;
  }

  /** The words of two characters and more that sound so, the most frequent first. */
  List<Word> sounding(long sound) {
    return bySound.getOrDefault(sound, List.of());
  }

  /** The characters that are read so, roughly. */
  List<Word> letters(int roughSyllable) {
    return letters.getOrDefault(roughSyllable, List.of());
  }

  /** What stands before the first word of a sentence. */
  Word start() {
    return spelled(START);
  }

  /** A word as it is spelled, known or not. */
  Word spelled(String text) {
    Word known = byText.get(text);
    return known == null ? Word.of(text, 0) : known;
  }

  /** The probability of a word. */
  double probability(Word word) {
    return (1 + word.count()) / ALL;
  }

  /** The probability of a word after another one. */
  double probability(Word before, Word word) {
    int together = pairs.count(hashed(before.print(), word.text()));
    return SMOOTHING * probability(word)
        + (1 - SMOOTHING) * ((1 - TINY) * together / (1 + before.count()) + TINY);
  }

  /** Fowler, Noll and Vo's hash, as the table has it: both bytes of every character. */
  private static long hashed(long begun, String text) {
    long hash = begun;
    for (int i = 0; i < text.length(); i++) {
      hash = hashed(hash, text.charAt(i));
    }
    return hash;
  }

  private static long hashed(long begun, char next) {
    return (((begun ^ (next & 0xFF)) * PRIME) ^ (next >> 8)) * PRIME;
  }
}
