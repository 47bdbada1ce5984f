package org.huashu.coach.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.huashu.coach.text.Readings;

/** How likely one Chinese character follows another in some texts. */
final class LetterPairs {

  /** A pair that was never seen counts as if its characters had met by chance so often. */
  private static final double SMOOTHING = 3;
  private static final int UNITS = 1 << Character.SIZE;

  private final int[] counts = new int[UNITS];
  private long all;
  /** A hash table of pairs: both characters as one number, 0 where none is. */
  private final int[] pairs;
  private final int[] pairCounts;
  private int used;

  private LetterPairs(long most) {
    int slots = Integer.highestOneBit(Math.clamp(most, 32, 1 << 23)) << 2;
    pairs = new int[slots];
    pairCounts = new int[slots];
  }

  /** Those of the scripts in an index. */
  static LetterPairs of(LeafReader reader) throws IOException {
    Terms letters = reader.terms(Field.CHARACTERS.label());
    Terms bigrams = reader.terms(Field.BIGRAMS.label());
    LetterPairs made = new LetterPairs(bigrams == null ? 0 : bigrams.size());
    if (letters != null && bigrams != null) {
      each(letters, 1, (text, count) -> made.add(text.charAt(0), count));
      each(bigrams, 2, (text, count) -> made.add(text.charAt(0), text.charAt(1), count));
    }
    return made;
  }

  /** Those of no text. */
  static LetterPairs none() {
    return new LetterPairs(0);
  }

  /** Those of shop talk as such. */
  static LetterPairs ofShopTalk() {
    try (InputStream in =
        Objects.requireNonNull(LetterPairs.class.getResourceAsStream("shop-talk.txt"))) {
      LetterPairs made = new LetterPairs(1 << 14);
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(made::add);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A character, a space, and those that follow it with how often they do. */
  private void add(String line) {
    int count = 0;
    for (int i = line.length() - 1, tens = 1; i > 1; i--) {
      char letter = line.charAt(i);
      if (Character.isDigit(letter)) {
        count += (letter - '0') * tens;
        tens *= 10;
      } else {
        add(line.charAt(0), letter, count);
        add(letter, count);
        count = 0;
        tens = 1;
      }
    }
  }

  private void add(char letter, int count) {
    if (Readings.syllable(letter) > 0) {
      counts[letter] += count;
      all += count;
    }
  }

  private void add(char first, char second, int count) {
    if (Readings.syllable(first) > 0 && Readings.syllable(second) > 0 && used < pairs.length / 2) {
      int slot = slot(key(first, second));
      used += pairs[slot] == 0 ? 1 : 0;
      pairs[slot] = key(first, second);
      pairCounts[slot] = count;
    }
  }

  private interface Taker {
    void take(String text, int count);
  }

  private static void each(Terms terms, int length, Taker taker) throws IOException {
    TermsEnum all = terms.iterator();
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      String text = term.utf8ToString();
      if (text.length() == length) {
        taker.take(text, (int) Math.min(Short.MAX_VALUE, all.totalTermFreq()));
      }
    }
  }

  /** How often the texts have a character. */
  int count(char letter) {
    return counts[letter];
  }

  /** Whether the texts have one character after another. */
  boolean has(char first, char second) {
    return pairCounts[slot(key(first, second))] > 0;
  }

  boolean isEmpty() {
    return all == 0;
  }

  /** The probability of a character after another one; 0 before it for none. */
  double probability(char before, char letter) {
    double alone = (counts[letter] + 0.01) / (all + 1);
    return before == 0
        ? alone
        : (pairCounts[slot(key(before, letter))] + SMOOTHING * alone)
            / (counts[before] + SMOOTHING);
  }

  /** The probability of a word after a character; 0 before it for none. */
  double probability(char before, String word) {
    double probability = 1;
    char last = before;
    for (int i = 0; i < word.length(); i++) {
      probability *= probability(last, word.charAt(i));
      last = word.charAt(i);
    }
    return probability;
  }

  private static int key(char first, char second) {
    return (first << Character.SIZE) | second;
  }

  /** Where a pair stands, or else the next free slot. */
  private int slot(int key) {
    int slot = ((key * 0x9E3779B1) >>> 8) & (pairs.length - 1);
    while (pairs[slot] != 0 && pairs[slot] != key) {
      slot = (slot + 1) & (pairs.length - 1);
    }
    return slot;
  }
}
