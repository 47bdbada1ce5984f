package org.huashu.coach.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How Chinese characters are read: one Mandarin syllable and tone for each, the usual one, from the
 * Unicode Han database (kMandarin) for the characters of {@link Folding}. Syllables have numbers
 * from 1 on, the same for all tones.
 */
public final class Readings {

  /** The most letters of a syllable: zhuang. */
  public static final int LONGEST = 6;

  private static final Readings SHIPPED = new Readings(Lines.of("readings.txt"));
  private static final int TONES = 8;

  /** By UTF-16 unit: syllable times {@link #TONES} plus tone. */
  private final char[] readings = new char[CharacterTables.UNITS];
  private final Map<String, Integer> syllables = new HashMap<>();

  /** Each line: a syllable with the number of its tone, a space, the characters. */
  private Readings(List<String> lines) {
    for (String line : lines) {
      int space = line.indexOf(' ');
      String syllable = line.substring(0, space - 1);
      int tone = line.charAt(space - 1) - '0';
      int number = syllables.computeIfAbsent(syllable, it -> syllables.size() + 1);
      for (int i = space + 1; i < line.length(); i++) {
        readings[line.charAt(i)] = (char) (number * TONES + tone);
      }
    }
    for (String syllable : List.copyOf(syllables.keySet())) {
      // ü is written v, and u where no letter is at hand for it.
      syllables.putIfAbsent(syllable.replace('v', 'u'), syllables.getOrDefault(syllable, 0));
    }
  }

  /** The number of the syllable that a letter is read as; 0 when it is no Chinese character. */
  public static int syllable(char letter) {
    return SHIPPED.readings[letter] / TONES;
  }

  /** The tone of a letter, in [1, 5]; 0 when it is no Chinese character. */
  public static int tone(char letter) {
    return SHIPPED.readings[letter] % TONES;
  }

  /** The number of the syllable that Latin letters in lower case spell; 0 when they spell none. */
  public static int spelled(char[] letters, int from, int to) {
    return SHIPPED.syllables.getOrDefault(new String(Arrays.copyOfRange(letters, from, to)), 0);
  }

  /** Numbers of syllables are below this. */
  public static int limit() {
    return SHIPPED.syllables.size() + 1;
  }
}
