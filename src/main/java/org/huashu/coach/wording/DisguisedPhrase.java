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

  /** Steps that a look may take: more are needed only by texts made to waste time. */
  private static final int MOST_STEPS = 500;

  private final NormalizedText text;
  private final String wanted;
  private final int[] counts;
  private final int allowed;
  private final int end;
  private int used;
  private int homophones;
  private int latin;
  private int steps;

  /** The letters of a phrase, repeated ones once, and how often each of them is written. */
  static final class Letters {

    private final String once;
    private final int[] counts;

    Letters(String once, int[] counts) {
      this.once = once;
      this.counts = counts;
    }
  }

  /** @param allowed the disguises, as {@link Disguise#bit bits} */
  DisguisedPhrase(NormalizedText text, Letters letters, int allowed, int end) {
    this.text = text;
    this.wanted = letters.once;
    this.counts = letters.counts;
    this.allowed = allowed;
    this.end = end;
  }

  /** The unit with which it begins, or {@link #NOWHERE}. */
  int start() {
    boolean tooShort = wanted.length() == 1 && counts[0] < 2;
    int last = wanted.length() - 1;
    return tooShort || text.goesOnAt(end) || numberGoesOn(wanted.charAt(last), end, end)
        ? NOWHERE
        : before(last, end, 0);
  }

  /** The unit after its last one. */
  int end() {
    return end;
  }

  /** The disguises of what was found. */
  int used() {
    return used;
  }

  /**
   * Where the letters up to {@code letter} begin that end before the unit {@code to}.
   *
   * @param seen how often this letter stands after that already
   */
  private int before(int letter, int to, int seen) {
    if (++steps > MOST_STEPS) {
      return NOWHERE;
    }
    boolean enough = seen >= counts[letter];
    if (enough) {
      int start = letter == 0
          ? accepted(to) ? to : NOWHERE
          : before(letter - 1, to, 0);
      if (start != NOWHERE || isDigit(wanted.charAt(letter))) {
        return start;
      }
    }
    if (to == 0) {
      return NOWHERE;
    }
    int at = to - 1;
    char unit = text.unit(at);
    int start = unit == wanted.charAt(letter)
        ? before(letter, at, seen + 1)
        : NOWHERE;
    if (start == NOWHERE) {
      start = disguised(letter, at, unit, seen);
    }
    boolean passable = start == NOWHERE && text.isSign(at) && to < end;
    return passable ? before(letter, at, seen) : start;
  }

  private int disguised(int letter, int at, char unit, int seen) {
    char meant = wanted.charAt(letter);
    int start = NOWHERE;
    if (allows(Disguise.LOOKALIKE) && Disguises.meantBy(unit).indexOf(meant) >= 0) {
      start = with(Disguise.LOOKALIKE, letter, at, seen);
    }
    if (start == NOWHERE && allows(Disguise.SPLIT) && at > 0
        && Disguises.composedOf(text.unit(at - 1), unit).indexOf(meant) >= 0) {
      start = with(Disguise.SPLIT, letter, at - 1, seen);
    }
    if (start == NOWHERE && allows(Disguise.PINYIN) && unit >= 'a' && unit <= 'z') {
      start = spelled(letter, at + 1, meant, seen);
    }
    if (start == NOWHERE && allows(Disguise.HOMOPHONE) && soundsLike(unit, meant)) {
      homophones++;
      start = with(Disguise.HOMOPHONE, letter, at, seen);
      homophones -= start == NOWHERE ? 1 : 0;
    }
    return start;
  }

  private boolean allows(Disguise disguise) {
    return (allowed & disguise.bit()) != 0;
  }

  private int with(Disguise disguise, int letter, int to, int seen) {
    int before = used;
    used |= disguise.bit();
    int start = before(letter, to, seen + 1);
    used = start == NOWHERE ? before : used;
    return start;
  }

  private int spelled(int letter, int to, char meant, int seen) {
    int first = Math.max(0, to - Readings.LONGEST);
    for (int from = to - 2; Readings.syllable(meant) != 0 && from >= first; from--) {
      int syllable = text.syllable(from, to);
      if (syllable > 0 && Readings.mayBeRead(meant, syllable)) {
        latin += to - from;
        int start = with(Disguise.PINYIN, letter, from, seen);
        if (start != NOWHERE) {
          return start;
        }
        latin -= to - from;
      }
    }
    return NOWHERE;
  }

  private static boolean soundsLike(char unit, char meant) {
    return unit != meant && Readings.soundAlike(unit, meant) && !Disguises.isOrdinary(unit);
  }

  private boolean accepted(int start) {
    boolean allLatin = latin == end - start;
    return used != 0 && !text.goesOnAt(start) && (!allLatin || latin >= FEWEST_LATIN)
        && 2 * homophones <= letters()
        && !numberGoesOn(wanted.charAt(0), start, start - 1);
  }

  /** Digits are never repeated for free, nor what stands for them: 1〇〇〇 is not 100. */
  private boolean numberGoesOn(char letter, int edge, int beyond) {
    if (!isDigit(letter) || edge == 0 || edge == text.length() || !text.isJoined(edge)) {
      return false;
    }
    char unit = text.unit(beyond);
    boolean latin = unit >= 'a' && unit <= 'z';
    return isDigit(unit)
        || (!latin && Disguises.meantBy(unit).chars().anyMatch(it -> isDigit((char) it)));
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private int letters() {
    int letters = 0;
    for (int count : counts) {
      letters += count;
    }
    return letters;
  }

  /**
   * Whether a phrase may end in disguise before an offset: a quick look that never misses one. Only
   * of characters that merely sound like others it knows for certain, if none is repeated.
   *
   * @param wanted its letters, repeated ones once
   * @param letters how many it has, repeated ones too
   */
  static boolean mayEndDisguised(String wanted, int letters, String text, int end) {
    if (letters > wanted.length()) {
      return true;
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
        at = beforeRun(text, at, unit);
        homophones++;
      } else {
        return false;
      }
    }
    return 2 * homophones <= letters;
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
