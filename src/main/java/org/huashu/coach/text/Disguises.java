package org.huashu.coach.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What characters are written as by people who want to get past a filter: other characters that
 * look like them, and their own two halves. The tables are data beside this class.
 */
public final class Disguises {

  private static final Disguises SHIPPED = new Disguises();
  private static final String NOTHING = "";

  /** By character: the letters that it may stand for. */
  private final String[] meant = new String[CharacterTables.UNITS];
  /** By two halves: the letters that they make. */
  private final Map<String, String> composed = new HashMap<>();
  /** By first half: the letters that it is a half of. */
  private final Map<Character, String> wholes = new HashMap<>();
  private final boolean[] firstHalves = new boolean[CharacterTables.UNITS];
  private final boolean[] secondHalves = new boolean[CharacterTables.UNITS];
  private final boolean[] ordinary = new boolean[CharacterTables.UNITS];

  private Disguises() {
    Arrays.fill(meant, NOTHING);
    for (String line : Lines.of("lookalikes.txt")) {
      char letter = Folding.letter(line.charAt(0));
      for (int i = 2; i < line.length(); i++) {
        char c = plain(line.charAt(i));
        meant[c] = c == letter ? meant[c] : with(meant[c], letter);
      }
    }
    for (String line : Lines.of("splits.txt")) {
      List<String> parts = List.of(line.split(" ", -1));
      for (String halves : parts.subList(1, parts.size())) {
        char first = plain(halves.charAt(0));
        char second = plain(halves.charAt(1));
        String whole = String.valueOf(Folding.letter(line.charAt(0)));
        firstHalves[first] = true;
        secondHalves[second] = true;
        composed.merge("" + first + second, whole, (a, b) -> with(a, b.charAt(0)));
        wholes.merge(first, whole, (a, b) -> with(a, b.charAt(0)));
      }
    }
    for (String line : Lines.of("ordinary.txt")) {
      line.chars().forEach(c -> ordinary[Folding.letter((char) c)] = true);
    }
  }

  private static String with(String letters, char letter) {
    return letters.indexOf(letter) < 0 ? letters + letter : letters;
  }

  private static char plain(char c) {
    return Folding.letter(c) == 0 ? Folding.fold(c) : Folding.letter(c);
  }

  /** The letters that a letter, or a folded sign, may stand for; usually none. */
  public static String meantBy(char letter) {
    return SHIPPED.meant[letter];
  }

  /** The letters that two letters make when they are written as one; usually none. */
  public static String composedOf(char first, char second) {
    return SHIPPED.firstHalves[first] && SHIPPED.secondHalves[second]
        ? SHIPPED.composed.getOrDefault("" + first + second, NOTHING)
        : NOTHING;
  }

  /** The letters of which one is the first half; usually none. */
  public static String wholesOf(char first) {
    return SHIPPED.firstHalves[first] ? SHIPPED.wholes.getOrDefault(first, NOTHING) : NOTHING;
  }

  /** Whether a letter is the first half of some character. */
  public static boolean isHalf(char letter) {
    return SHIPPED.firstHalves[letter];
  }

  /** Whether a letter is the second half of some character. */
  public static boolean isSecondHalf(char letter) {
    return SHIPPED.secondHalves[letter];
  }

  /** Whether a character is met alone so often that nobody reads it as another of its sound. */
  public static boolean isOrdinary(char letter) {
    return SHIPPED.ordinary[letter];
  }
}
