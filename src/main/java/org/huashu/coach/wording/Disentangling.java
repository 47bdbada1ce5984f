package org.huashu.coach.wording;

import java.util.Arrays;
import org.huashu.coach.text.Disguises;
import org.huashu.coach.text.NormalizedText;
import org.huashu.coach.text.Readings;

/**
 * Runs the automaton over a text that can be read in several ways: letter by letter, Latin letters
 * as the sound they spell, halves as the character they make, characters as those they look like.
 * All ways are followed at once; a few states at every place are enough, since a phrase is short.
 * Used once.
 */
final class Disentangling {

  /** The most states that are followed at a place. */
  private static final int WIDTH = 10;
  /** How many places are kept: no step leads further than a syllable is long. */
  private static final int PLACES = 8;

  private static final int LONGEST_RUN = 4;

  private final NormalizedText text;
  private final Automaton automaton;
  /** By place, in turns: states times 2, plus 1 when the unit before was read as it stands. */
  private final int[] ways = new int[PLACES * WIDTH];
  private final byte[] counts = new byte[PLACES];
  /** All ways that are kept. */
  private int waiting;
  private RawHits hits;

  /** @param before what was found before the offset at which it will begin */
  Disentangling(String text, Automaton automaton, RawHits before) {
    this.text = NormalizedText.withSigns(text);
    this.automaton = automaton;
    this.hits = before;
  }

  /**
   * What the automaton comes across from an offset on.
   *
   * @param state reached before the offset
   */
  RawHits scan(int offset, int state) {
    run(text.indexAt(offset), state);
    // Signs may stand anywhere after the place where this run began.
    return hits.withSigns();
  }

  private void run(int from, int first) {
    int at = from;
    int state = first;
    while (at < text.length()) {
      char unit = text.unit(at);
      int kind = automaton.classOf(unit);
      if (automaton.isAmbiguous(unit)) {
        at = part(at, state);
        state = ways[at % PLACES * WIDTH] >> 1;
      } else {
        if (kind >= Automaton.OTHER && (at == 0 || text.unit(at - 1) != unit)) {
          state = automaton.step(state, kind);
          hit(state, at, at + 1);
        }
        at++;
      }
    }
  }

  /** Follows all ways until they meet, or the text ends; returns where. */
  private int part(int from, int state) {
    Arrays.fill(counts, (byte) 0);
    waiting = 0;
    add(from, state, true);
    int at = from;
    while (at < text.length() && (at == from || !isOneWay(at))) {
      int place = at % PLACES;
      for (int i = place * WIDTH; i < place * WIDTH + counts[place]; i++) {
        follow(ways[i] >> 1, (ways[i] & 1) != 0, at);
      }
      waiting -= counts[place];
      counts[place] = 0;
      at++;
    }
    return at;
  }

  private boolean isOneWay(int at) {
    int place = at % PLACES;
    return waiting == 1 && counts[place] == 1 && (ways[place * WIDTH] & 1) != 0;
  }

  private void follow(int state, boolean plain, int at) {
    char unit = text.unit(at);
    if (text.isSign(at)) {
      add(at + 1, state, plain);
    } else if (plain && at > 0 && text.unit(at - 1) == unit) {
      add(at + 1, state, true);
      if (!isLongRun(at)) {
        hit(state, at, at + 1);
      }
    } else {
      int next = automaton.step(state, automaton.classOf(unit));
      add(at + 1, next, true);
      hit(next, at, at + 1);
      if (!plain && Readings.syllable(unit) != 0 && soundsBefore(Readings.syllable(unit), at)) {
        stay(state, at, at + 1);
      }
    }
    String meant = Disguises.meantBy(unit);
    for (int i = 0; i < meant.length(); i++) {
      step(state, automaton.classOf(meant.charAt(i)), at, at + 1);
    }
    if (at + 1 < text.length()) {
      String composed = Disguises.composedOf(unit, text.unit(at + 1));
      for (int i = 0; i < composed.length(); i++) {
        step(state, automaton.classOf(composed.charAt(i)), at, at + 2);
      }
    }
    if (unit >= 'a' && unit <= 'z') {
      spell(state, at);
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

  /** Whether the unit or the letters before a place sound like that: then it is repeated. */
  private boolean soundsBefore(int syllable, int at) {
    if (at > 0 && Readings.syllable(text.unit(at - 1)) == syllable) {
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

  /** What stands in disguise leads on only as a part of a phrase. */
  private void step(int state, int kind, int from, int to) {
    int next = automaton.step(state, kind);
    if (next != Automaton.ROOT) {
      add(to, next, false);
      hit(next, from, to);
    }
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
      waiting++;
    }
  }
}
