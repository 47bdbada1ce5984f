package org.huashu.coach.wording;

import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.Readings;

/**
 * Tells quickly whether letters, signs or halves may stand for something else in such a way that it
 * leads towards a phrase: a first look that never misses one. It reads two letters, the doubtful
 * one and the next: most numbers and words in Latin letters lead nowhere, and nothing more is done
 * about them.
 *
 * @param automaton whose phrases are looked for
 */
record Doubts(Automaton automaton) {

  private static final int NOWHERE = -1;

  /** Whether what stands at an offset may lead on from a state, or begin a phrase. */
  boolean at(String text, int at, int state) {
    return isRead(text, at, state, true);
  }

  /** Whether a reading of what stands at an offset or after it may follow a class. */
  boolean isFollowed(String text, int from, int kind) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      char unit = Folding.letter(c);
      if (unit != 0 && automaton.isPair(kind, automaton.classOf(unit))) {
        return true;
      }
      if (Character.isSurrogate(c) && isRareLetter(text, at)) {
        return true;
      }
      if (automaton.isDoubtful(c) && isRead(text, at, kind, false)) {
        return true;
      }
      if (unit != 0) {
        return false;
      }
    }
    return false;
  }

  private static boolean isRareLetter(String text, int at) {
    return Folding.letter(text.codePointAt(at)) != 0;
  }

  /**
   * Whether something that stands at an offset in disguise may follow a state.
   *
   * @param mayBegin whether it is enough if it begins a phrase that may go on after it
   */
  private boolean isRead(String text, int at, int state, boolean mayBegin) {
    char unit = plain(text.charAt(at));
    String meant = Disguises.meantBy(unit);
    for (int i = 0; i < meant.length(); i++) {
      if (fits(text, mayBegin ? at + 1 : NOWHERE, state, automaton.classOf(meant.charAt(i)))) {
        return true;
      }
    }
    if (Disguises.isHalf(unit)) {
      int next = next(text, at + 1);
      char other = next < text.length() ? text.charAt(next) : 0;
      if (Character.isSurrogate(other)) {
        return true;
      }
      String composed = Disguises.composedOf(unit, plain(other));
      for (int i = 0; i < composed.length(); i++) {
        if (fits(text, mayBegin ? next + 1 : NOWHERE, state,
            automaton.classOf(composed.charAt(i)))) {
          return true;
        }
      }
    }
    return isLatin(unit) && isSpelled(text, at, state, mayBegin);
  }

  private boolean isSpelled(String text, int from, int state, boolean mayBegin) {
    long letters = 0;
    for (int at = from; at < text.length(); at = next(text, at + 1)) {
      if (Character.isSurrogate(text.charAt(at))) {
        return true;
      }
      char unit = plain(text.charAt(at));
      letters = Readings.longer(letters, unit);
      int syllable = isLatin(unit) ? Readings.spelled(letters) : -1;
      if (syllable < 0) {
        return false;
      }
      if (at > from
          && fits(text, mayBegin ? at + 1 : NOWHERE, state,
              automaton.classOfSyllable(syllable))) {
        return true;
      }
    }
    return false;
  }

  /** @param end the offset after it, {@link #NOWHERE} where what follows does not count */
  private boolean fits(String text, int end, int state, int kind) {
    return kind >= Automaton.FIRST_CLASS
        && (automaton.isDeep(state) || automaton.isPair(state, kind)
            || (end != NOWHERE && isFollowed(text, end, kind)));
  }

  /** The first offset from one on at which something stands that may be a letter. */
  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && plain(text.charAt(at)) == 0
        && !(Character.isHighSurrogate(text.charAt(at)) && isRareLetter(text, at))) {
      at++;
    }
    return at;
  }

  /** The letter, or the sign that may stand for one; 0 for what is neither. */
  private static char plain(char c) {
    char letter = Folding.letter(c);
    if (letter != 0) {
      return letter;
    }
    char sign = Folding.fold(c);
    return Disguises.meantBy(sign).isEmpty() ? 0 : sign;
  }

  private static boolean isLatin(char unit) {
    return unit >= 'a' && unit <= 'z';
  }
}
