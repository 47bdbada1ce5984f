package org.huashu.coach.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Chinese characters are read: one Mandarin syllable and tone for each, the usual one, from the
 * Unicode Han database (kMandarin) for the characters of {@link Folding}; and for characters in
 * common use that are read otherwise in some words, those syllables too. Syllables have numbers
 * from 1 on, the same for all tones.
 */
public final class Readings {

  /** The most letters of a syllable: zhuang. */
  public static final int LONGEST = 6;

  private static final Readings SHIPPED =
      new Readings(Lines.of("readings.txt"), Lines.of("second-readings.txt"));
  private static final char[] NONE = {};
  private static final int TONES = 8;
  private static final int NUMBER_BITS = 12;

  /** By UTF-16 unit: syllable times {@link #TONES} plus tone. */
  private final char[] readings = new char[CharacterTables.UNITS];
  /** Characters with further readings, and those, as above. */
  private final BitSet ambiguous = new BitSet(CharacterTables.UNITS);
  private final Map<Character, char[]> seconds = new HashMap<>();
  private final Map<String, Integer> syllables = new HashMap<>();
  /** By number of a syllable: its first letter. */
  private final char[] initials;
  /** By number of a syllable: the number that all have that many speakers do not tell apart. */
  private final int[] rough;
  /**
   * A hash table of what letters spell, and of how that begins: {@link #key} times
   * 2^{@value #NUMBER_BITS} plus number.
   */
  private final long[] spelled = new long[1 << 12];

  /** Each line: a syllable with the number of its tone, a space, the characters. */
  private Readings(List<String> usual, List<String> further) {
    for (String line : usual) {
      char reading = reading(line);
      for (int i = line.indexOf(' ') + 1; i < line.length(); i++) {
        readings[line.charAt(i)] = reading;
      }
    }
    for (String line : further) {
      char reading = reading(line);
      for (int i = line.indexOf(' ') + 1; i < line.length(); i++) {
        char[] known = seconds.getOrDefault(line.charAt(i), new char[0]);
        char[] more = Arrays.copyOf(known, known.length + 1);
        more[known.length] = reading;
        seconds.put(line.charAt(i), more);
        ambiguous.set(line.charAt(i));
      }
    }
    initials = new char[syllables.size() + 1];
    syllables.forEach((syllable, number) -> initials[number] = syllable.charAt(0));
    rough = new int[syllables.size() + 1];
    Map<String, Integer> alike = new HashMap<>();
    syllables.forEach(
        (syllable, number) -> rough[number] = alike.computeIfAbsent(rough(syllable), _ -> number));
    for (String syllable : List.copyOf(syllables.keySet())) {
      // ü is written v, and u where no letter is at hand for it.
      syllables.putIfAbsent(syllable.replace('v', 'u'), syllables.getOrDefault(syllable, 0));
    }
    syllables.forEach((syllable, number) -> {
      for (int end = 1; end <= syllable.length(); end++) {
        long key = key(syllable.toCharArray(), 0, end);
        spelled[slot(key)] |= (key << NUMBER_BITS) | (end == syllable.length() ? number : 0);
      }
    });
  }

  /** zh, ch and sh are z, c and s; l at the beginning is n; ang, eng and ing are an, en and in. */
  private static String rough(String syllable) {
    return syllable.replaceFirst("^([zcs])h", "$1")
        .replaceFirst("^l", "n")
        .replaceFirst(
            "(?<=[aei])ng$", "n");
  }

  private char reading(String line) {
    int space = line.indexOf(' ');
    int number =
        syllables.computeIfAbsent(line.substring(0, space - 1), it -> syllables.size() + 1);
    return (char) (number * TONES + line.charAt(space - 1) - '0');
  }

  /** The number of the syllable that a letter is read as; 0 when it is no Chinese character. */
  public static int syllable(char letter) {
    return SHIPPED.readings[letter] / TONES;
  }

  /**
   * The same number for syllables that many speakers do not tell apart (zhi and zi, nan and lan,
   * qin and qing); 0 when it is no Chinese character.
   */
  public static int roughSyllable(char letter) {
    return rough(syllable(letter));
  }

  /** The same by number of a syllable. */
  public static int rough(int syllable) {
    return SHIPPED.rough[syllable];
  }

  /** The first letter of how a Chinese character is read; 0 when it is none. */
  public static char initial(char letter) {
    return SHIPPED.initials[syllable(letter)];
  }

  /**
   * The first letters of how a text is read, with its own letters and digits, in lower case:
   * {@code kddnl} for 快递到哪了.
   */
  public static String initials(String text) {
    StringBuilder initials = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      char initial = initial(letter);
      if (initial != 0) {
        initials.append(initial);
      } else if (Character.isLetterOrDigit(letter)) {
        initials.append(Character.toLowerCase(letter));
      }
    }
    return initials.toString();
  }

  /** The tone of a letter, in [1, 5]; 0 when it is no Chinese character. */
  public static int tone(char letter) {
    return SHIPPED.readings[letter] % TONES;
  }

  /** The further syllables that a character is read as in some words; usually none. */
  public static int[] otherSyllables(char letter) {
    char[] others = others(letter);
    int[] syllables = new int[others.length];
    Arrays.setAll(syllables, i -> others[i] / TONES);
    return syllables;
  }

  private static char[] others(char letter) {
    return SHIPPED.ambiguous.get(letter)
        ? SHIPPED.seconds.getOrDefault(letter, NONE)
        : NONE;
  }

  /** Whether a letter may be read as a syllable. */
  public static boolean mayBeRead(char letter, int syllable) {
    if (syllable(letter) == syllable) {
      return syllable != 0;
    }
    for (char other : others(letter)) {
      if (other / TONES == syllable) {
        return true;
      }
    }
    return false;
  }

  /** Whether a letter, read as usual, may sound as another one, in syllable and tone. */
  public static boolean soundAlike(char letter, char other) {
    char reading = SHIPPED.readings[letter];
    if (reading == SHIPPED.readings[other]) {
      return reading != 0;
    }
    for (char second : others(other)) {
      if (second == reading) {
        return true;
      }
    }
    return false;
  }

  /**
   * The number of the syllable that Latin letters in lower case spell; 0 when they spell none, -1
   * when none even begins with them.
   */
  public static int spelled(char[] letters, int from, int to) {
    return to - from > LONGEST ? -1 : spelled(key(letters, from, to));
  }

  /** The same of letters as one number; see {@link #longer}. */
  public static int spelled(long letters) {
    long found = SHIPPED.spelled[SHIPPED.slot(letters)];
    return found == 0 ? -1 : (int) found & ((1 << NUMBER_BITS) - 1);
  }

  /** The letters, at most {@link #LONGEST}, as one number that no others have; 0 of none. */
  public static long longer(long letters, char next) {
    return (letters << Byte.SIZE) | next;
  }

  private static long key(char[] letters, int from, int to) {
    long key = 0;
    for (int i = from; i < to; i++) {
      key = longer(key, letters[i]);
    }
    return key;
  }

  /** Where the key stands, or else the next free slot. */
  private int slot(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 52);
    while (spelled[slot] != 0 && spelled[slot] >>> NUMBER_BITS != key) {
      slot = (slot + 1) % spelled.length;
    }
    return slot;
  }

  /** Numbers of syllables are below this. */
  public static int limit() {
    return SHIPPED.syllables.size() + 1;
  }
}
