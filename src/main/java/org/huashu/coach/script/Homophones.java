package org.huashu.coach.script;

import java.io.IOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.LeafReader;
import org.huashu.coach.script.WordModel.Word;
import org.huashu.coach.text.Readings;
import org.jspecify.annotations.Nullable;

/**
 * Puts characters right that an input method chose wrongly: 化被 for 花呗. Of all spellings that sound
 * like a question it finds the likeliest, as input methods do: by what follows what in the scripts,
 * in shop talk and in the dictionary, a third each, and by how seldom people choose a wrong
 * character. Safe for use by many threads.
 */
final class Homophones {

  /** A longer question is clear without it, in UTF-16 units. */
  private static final int LONGEST = 60;
  /** Of the characters that sound alike so many are tried. */
  private static final int TRIED = 24;

  private static final class ShopTalk {
    static final LetterPairs PAIRS = LetterPairs.ofShopTalk();
  }

  private final LetterPairs store;
  /** By rough syllable, found when it is first wanted. */
  private final Map<Integer, List<Word>> letters = new ConcurrentHashMap<>();

  /** Knows the texts of an index; of none if there is no reader. */
  Homophones(@Nullable LeafReader reader) throws IOException {
    store = reader == null ? LetterPairs.none() : LetterPairs.of(reader);
  }

  /** The text as it was meant, as far as it is known; as long as it was. */
  String corrected(String folded) {
    if (store.isEmpty() || folded.length() > LONGEST) {
      return folded;
    }
    BitSet doubtful = doubtful(folded);
    return doubtful.isEmpty() ? folded : new SpellingSearch(folded, doubtful, this).likeliest();
  }

  /**
   * Where a character may be wrong: it stands beside one that neither the scripts nor shop talk
   * ever have beside it.
   */
  BitSet doubtful(String text) {
    BitSet doubtful = new BitSet(text.length());
    for (int i = 0; i + 1 < text.length(); i++) {
      char first = text.charAt(i);
      char second = text.charAt(i + 1);
      boolean written = Readings.syllable(first) > 0 && Readings.syllable(second) > 0;
      if (written && !store.has(first, second) && !ShopTalk.PAIRS.has(first, second)) {
        doubtful.set(i, i + 2);
      }
    }
    return doubtful;
  }

  /** The characters that may be meant by one, the likeliest of their sound. */
  List<Word> soundingLike(char letter) {
    return letters.computeIfAbsent(Readings.roughSyllable(letter),
        sound -> WordModel.shipped()
            .letters(sound)
            .stream()
            .sorted(Comparator.comparingDouble(word -> -probability(word)))
            .limit(TRIED)
            .toList());
  }

  private double probability(Word letter) {
    return pairs('\0', letter) + WordModel.shipped().probability(letter);
  }

  /** What pairs of characters tell of a word after a character; 0 for none. */
  double pairs(char end, Word word) {
    return store.probability(end, word.text()) + ShopTalk.PAIRS.probability(end, word.text());
  }

  /** The probability of a word after another one, by that and by what {@link #pairs} tells. */
  double probability(double pairs, Word last, Word word) {
    return (pairs + WordModel.shipped().probability(last, word)) / 3;
  }
}
