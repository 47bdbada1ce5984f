package org.huashu.coach.wording;

import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.NormalizedText;
import org.huashu.coach.text.Readings;

/**
 * Runs the automaton over a text that can be read in several ways: letter by letter, Latin letters
 * as the sound they spell, halves as the character they make, characters as those they look like.
 * The plain way is always followed; of the others a few at every place are enough, since a phrase
 * is short, and only as long as they may find what the plain one does not. Used once.
 */
final class Disentangling {

  /** The most other ways that are followed at a place. */
  private static final int WIDTH = 10;
  /** How many places are kept: no step leads further than a syllable is long. */
  private static final int PLACES = 8;

  private static final int LONGEST_RUN = 4;

  private final NormalizedText text;
  private final String original;
  private final Automaton automaton;
  /** By place, in turns: states times 2, plus 1 when the unit before was read as it stands. */
  private final int[] ways = new int[PLACES * WIDTH];
  private final byte[] counts = new byte[PLACES];
  private RawHits hits;

  /** @param before what was found before the offset at which it will begin */
  Disentangling(String text, Automaton automaton, RawHits before) {
    this.text = NormalizedText.withSigns(text);
    this.original = text;
    this.automaton = automaton;
    this.hits = before;
  }

  /**
   * What the automaton comes across from an offset on.
   *
   * @param state reached before the offset
   */
  RawHits scan(int offset, int state) {
    int plain = state;
    for (int at = text.indexAt(offset); at < text.length(); at++) {
      followAll(at);
      plain = followPlainly(plain, at);
    }
    // Signs may stand anywhere after the place where this run began.
    return hits.withSigns();
  }

  /** One step of the plain way, from which others begin. */
  private int followPlainly(int state, int at) {
    if (automaton.isDoubtful(text.unit(at)) && mayBeReadOtherwise(at, state)) {
      disguise(state, at);
    }
    if (text.isSign(at)) {
      return state;
    }
    if (isRepeated(at)) {
      if (!isLongRun(at)) {
        hit(state, at, at + 1);
      }
      return state;
    }
    int next = automaton.step(state, automaton.classOf(text.unit(at)));
    hit(next, at, at + 1);
    return next;
  }

  private boolean mayBeReadOtherwise(int at, int state) {
    int offset = text.start(at);
    return Character.isSurrogate(original.charAt(offset))
        || automaton.isDoubtful(original, offset, state);
  }

  private boolean isRepeated(int at) {
    int before = at - 1;
    while (before >= 0 && text.isSign(before)) {
      before--;
    }
    return before >= 0 && text.unit(before) == text.unit(at);
  }

  /** One step of all other ways that lead to a place. */
  private void followAll(int at) {
    int place = at % PLACES;
    for (int i = place * WIDTH; i < place * WIDTH + counts[place]; i++) {
      follow(ways[i] >> 1, (ways[i] & 1) != 0, at);
    }
    counts[place] = 0;
  }

  private void follow(int state, boolean plain, int at) {
    char unit = text.unit(at);
    if (text.isSign(at)) {
      add(at + 1, state, plain);
    } else if (plain && isRepeated(at)) {
      add(at + 1, state, true);
      if (!isLongRun(at)) {
        hit(state, at, at + 1);
      }
    } else {
      int next = automaton.step(state, automaton.classOf(unit));
      if (automaton.isDeep(next)) {
        add(at + 1, next, true);
        hit(next, at, at + 1);
      }
      if (!plain && isSaidBefore(unit, at)) {
        stay(state, at, at + 1);
      }
    }
    if (automaton.isDoubtful(unit)) {
      disguise(state, at);
    }
  }

  /** All that may be meant by what stands at a place. */
  private void disguise(int state, int at) {
    char unit = text.unit(at);
    mean(Disguises.meantBy(unit), state, at, at + 1);
    if (at + 1 < text.length()) {
      mean(Disguises.composedOf(unit, text.unit(at + 1)), state, at, at + 2);
    }
    if (unit >= 'a' && unit <= 'z') {
      spell(state, at);
    }
  }

  private void mean(String meant, int state, int from, int to) {
    for (int i = 0; i < meant.length(); i++) {
      step(state, automaton.classOf(meant.charAt(i)), from, to);
      if (isSaidBefore(meant.charAt(i), from)) {
        stay(state, from, to);
      }
    }
  }

  /** No phrase repeats a letter so often that hits at further places tell anything new. */
  private boolean isLongRun(int at) {
    int start = at - LONGEST_RUN;
    return start >= 0 && text.unit(start) == text.unit(at) && text.unit(at - 1) == text.unit(at);
  }

  private void spell(int state, int at) {
    int most = Math.min(text.length(), at + Readings.LONGEST);
    for (int end = at + 2; end <= most; end++) {
      int syllable = text.syllable(at, end);
      if (syllable < 0) {
        return;
      }
      int kind = automaton.classOfSyllable(syllable);
      if (kind != 0) {
        step(state, kind, at, end);
        if (soundsBefore(syllable, at)) {
          stay(state, at, end);
        }
      }
    }
  }

  /** Whether what stands before a place may be read as a letter, or sounds like it. */
  private boolean isSaidBefore(char letter, int at) {
    if (at == 0 || isLongRun(at - 1)) {
      return false;
    }
    char before = text.unit(at - 1);
    return before == letter || Disguises.meantBy(before).indexOf(letter) >= 0
        || (at > 1 && Disguises.composedOf(text.unit(at - 2), before).indexOf(letter) >= 0)
        || (Readings.syllable(letter) != 0 && soundsBefore(Readings.syllable(letter), at));
  }

  /** Whether the unit or the letters before a place sound like that: then it is repeated. */
  private boolean soundsBefore(int syllable, int at) {
    if (at > 0 && Readings.mayBeRead(text.unit(at - 1), syllable)) {
      return true;
    }
    for (int from = Math.max(0, at - Readings.LONGEST); from < at - 1; from++) {
      if (text.syllable(from, at) == syllable) {
        return true;
      }
    }
    return false;
  }

  private void stay(int state, int from, int to) {
    add(to, state, false);
    hit(state, from, to);
  }

  /** What stands in disguise leads on only as a part of a phrase, if that may go on after it. */
  private void step(int state, int kind, int from, int to) {
    if (kind < Automaton.FIRST_CLASS) {
      return;
    }
    int next = automaton.step(state, kind);
    if (automaton.isDeep(next) || mayGoOn(next, to)) {
      add(to, next, false);
    }
    hit(next, from, to);
  }

  private boolean mayGoOn(int kind, int to) {
    return to < text.length() && automaton.isFollowed(original, text.start(to), kind);
  }

  private void hit(int state, int from, int to) {
    if (automaton.isEnd(state)) {
      hits = hits.with(state, text.start(from), text.end(to - 1));
    }
  }

  private void add(int at, int state, boolean plain) {
    int way = state * 2 + (plain ? 1 : 0);
    int place = at % PLACES;
    int first = place * WIDTH;
    for (int i = first; i < first + counts[place]; i++) {
      if (ways[i] == way) {
        return;
      }
    }
    if (counts[place] < WIDTH) {
      ways[first + counts[place]++] = way;
    }
  }
}
