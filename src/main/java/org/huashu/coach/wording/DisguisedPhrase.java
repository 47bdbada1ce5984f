package org.huashu.coach.wording;

import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.NormalizedText;
import org.huashu.coach.text.Readings;

/**
 * Looks for a phrase that ends at a place of a text and is written in disguise, from its last
 * letter to its first. What is read plainly is preferred to what is not. Used once.
 */
final class DisguisedPhrase {

  static final int NOWHERE = -1;

  /** Of a phrase all in Latin letters: fewer may be a word of some other language. */
  private static final int FEWEST_LATIN = 5;

  private final NormalizedText text;
  private final String wanted;
  private final int allowed;
  private final int end;
  private int used;
  private int plain;
  private int homophones;
  private int latin;

  /** @param allowed the disguises, as {@link Disguise#bit bits} */
  DisguisedPhrase(NormalizedText text, String wanted, int end, int allowed) {
    this.text = text;
    this.wanted = wanted;
    this.end = end;
    this.allowed = allowed;
  }

  /** The unit with which it begins, or {@link #NOWHERE}. */
  int start() {
    return text.goesOnAt(end) ? NOWHERE : before(wanted.length() - 1, end);
  }

  /** The disguises of what was found. */
  int used() {
    return used;
  }

  /** Where the letters up to {@code letter} begin that end before the unit {@code to}. */
  private int before(int letter, int to) {
    if (letter < 0) {
      return accepted(to) ? to : NOWHERE;
    }
    if (to == 0) {
      return NOWHERE;
    }
    int at = to - 1;
    char unit = text.unit(at);
    if (unit == wanted.charAt(letter)) {
      plain++;
      int start = before(letter - 1, runStart(at, letter));
      if (start != NOWHERE) {
        return start;
      }
      plain--;
    }
    int start = disguised(letter, at, unit);
    boolean passable = start == NOWHERE && text.isSign(at) && to < end;
    return passable ? before(letter, at) : start;
  }

  /** Inside a phrase a letter may be repeated; at its start nothing is taken that need not be. */
  private int runStart(int at, int letter) {
    int start = at;
    while (letter > 0 && start > 0 && text.unit(start - 1) == text.unit(at)) {
      start--;
    }
    return start;
  }

  private int disguised(int letter, int at, char unit) {
    char meant = wanted.charAt(letter);
    int start = NOWHERE;
    if (allows(Disguise.LOOKALIKE) && Disguises.meantBy(unit).indexOf(meant) >= 0) {
      start = with(Disguise.LOOKALIKE, letter, at);
    }
    if (start == NOWHERE && allows(Disguise.SPLIT) && at > 0
        && Disguises.composedOf(text.unit(at - 1), unit).indexOf(meant) >= 0) {
      start = with(Disguise.SPLIT, letter, at - 1);
    }
    if (start == NOWHERE && allows(Disguise.PINYIN) && unit >= 'a' && unit <= 'z') {
      start = spelled(letter, at + 1, meant);
    }
    if (start == NOWHERE && allows(Disguise.HOMOPHONE) && soundsLike(unit, meant)) {
      homophones++;
      start = with(Disguise.HOMOPHONE, letter, at);
      homophones -= start == NOWHERE ? 1 : 0;
    }
    return start;
  }

  private boolean allows(Disguise disguise) {
    return (allowed & disguise.bit()) != 0;
  }

  private int with(Disguise disguise, int letter, int to) {
    int before = used;
    used |= disguise.bit();
    int start = before(letter - 1, to);
    used = start == NOWHERE ? before : used;
    return start;
  }

  private int spelled(int letter, int to, char meant) {
    int syllable = Readings.syllable(meant);
    for (int from = to - 2; syllable != 0 && from >= Math.max(0, to - Readings.LONGEST); from--) {
      if (text.syllable(from, to) == syllable) {
        latin += to - from;
        int start = with(Disguise.PINYIN, letter, from);
        if (start != NOWHERE) {
          return start;
        }
        latin -= to - from;
      }
    }
    return NOWHERE;
  }

  private static boolean soundsLike(char unit, char meant) {
    return unit != meant && Readings.syllable(unit) != 0
        && Readings.syllable(unit) == Readings.syllable(meant)
        && Readings.tone(unit) == Readings.tone(meant) && !Disguises.isOrdinary(unit);
  }

  private boolean accepted(int start) {
    boolean allLatin = latin == end - start;
    return used != 0 && !text.goesOnAt(start) && (!allLatin || latin >= FEWEST_LATIN)
        && 2 * homophones <= wanted.length();
  }

  /**
   * Whether a phrase may end in disguise before an offset: a quick look that never misses one. Only
   * of characters that merely sound like others it knows for certain.
   */
  static boolean mayEndDisguised(String wanted, String text, int end) {
    if (wanted.length() < 2) {
      return false;
    }
    int at = end - 1;
    int homophones = 0;
    for (int letter = wanted.length() - 1; letter >= 0; letter--) {
      while (at >= 0 && isNothing(text.charAt(at))) {
        at--;
      }
      if (at < 0) {
        return false;
      }
      char unit = Folding.letter(text.charAt(at));
      char meant = wanted.charAt(letter);
      if (isManifold(unit)) {
        return true;
      }
      if (unit == meant) {
        at = beforeRun(text, at, unit);
      } else if (soundsLike(unit, meant)) {
        at--;
        homophones++;
      } else {
        return false;
      }
    }
    return 2 * homophones <= wanted.length();
  }

  private static boolean isNothing(char c) {
    return Folding.letter(c) == 0 && !Character.isSurrogate(c)
        && Disguises.meantBy(Folding.fold(c)).isEmpty();
  }

  /** Whether it may stand for more than its sound. */
  private static boolean isManifold(char unit) {
    return Readings.syllable(unit) == 0 || Disguises.isSecondHalf(unit)
        || !Disguises.meantBy(unit).isEmpty();
  }

  private static int beforeRun(String text, int from, char unit) {
    int at = from - 1;
    while (at >= 0 && (Folding.letter(text.charAt(at)) == unit || isNothing(text.charAt(at)))) {
      at--;
    }
    return at;
  }

  /** Whether a phrase may end plainly at an offset: a quick look that never misses one. */
  static boolean mayEndPlainly(String wanted, String text, int offset) {
    int at = offset;
    for (int letter = wanted.length() - 1; letter >= 0; letter--) {
      char meant = wanted.charAt(letter);
      if (letter < wanted.length() - 1) {
        char after = wanted.charAt(letter + 1);
        while (at >= 0 && (Folding.letter(text.charAt(at)) == 0
            || Folding.letter(text.charAt(at)) == after)) {
          at--;
        }
      }
      if (at < 0 || Folding.letter(text.charAt(at)) != meant) {
        return false;
      }
    }
    return true;
  }
}
