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

  private static final int LONGEST_RUN = 4;

  private final NormalizedText text;
  private final Automaton automaton;
  /** By place: states times 2, plus 1 when the unit before was read as it stands. */
  private final int[] ways;
  private final byte[] counts;
  private RawHits hits;

  private Disentangling(NormalizedText text, Automaton automaton, RawHits before) {
    this.text = text;
    this.automaton = automaton;
    this.ways = new int[(text.length() + 1) * WIDTH];
    this.counts = new byte[text.length() + 1];
    this.hits = RawHits.NONE;
    if (before.hasRareLetters()) {
      hits = hits.withRareLetters();
    }
  }

  /** What the automaton comes across, in the whole text. */
  static RawHits scan(NormalizedText text, Automaton automaton, RawHits before) {
    Disentangling run = new Disentangling(text, automaton, before);
    run.run();
    // Signs may stand anywhere after the place where this run began.
    return run.hits.withSigns();
  }

  private void run() {
    add(0, Automaton.ROOT, true);
    for (int at = 0; at < text.length(); at++) {
      int[] here = Arrays.copyOfRange(ways, at * WIDTH, at * WIDTH + counts[at]);
      for (int way : here) {
        follow(way >> 1, (way & 1) != 0, at);
      }
    }
  }

  private void follow(int state, boolean plain, int at) {
    char unit = text.unit(at);
    if (text.isSign(at)) {
      add(at + 1, state, plain);
    } else if (plain && at > 0 && text.unit(at - 1) == unit) {
      add(at + 1, state, true);
      if (automaton.isEnd(state) && !isLongRun(at)) {
        hits = hits.with(state, text.start(at), text.end(at));
      }
    } else {
      step(state, automaton.classOf(unit), at, at + 1, true);
      if (!plain && Readings.syllable(unit) != 0 && soundsBefore(Readings.syllable(unit), at)) {
        stay(state, at, at + 1);
      }
    }
    String meant = Disguises.meantBy(unit);
    for (int i = 0; i < meant.length(); i++) {
      step(state, automaton.classOf(meant.charAt(i)), at, at + 1, false);
    }
    if (at + 1 < text.length()) {
      String composed = Disguises.composedOf(unit, text.unit(at + 1));
      for (int i = 0; i < composed.length(); i++) {
        step(state, automaton.classOf(composed.charAt(i)), at, at + 2, false);
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
      int kind = automaton.classOfSyllable(syllable);
      if (kind != 0) {
        step(state, kind, at, end, false);
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
    if (automaton.isEnd(state)) {
      hits = hits.with(state, text.start(from), text.end(to - 1));
    }
  }

  private void step(int state, int kind, int from, int to, boolean plain) {
    int next = automaton.step(state, kind);
    if (next != Automaton.ROOT || plain) {
      add(to, next, plain);
    }
    if (automaton.isEnd(next)) {
      hits = hits.with(next, text.start(from), text.end(to - 1));
    }
  }

  private void add(int at, int state, boolean plain) {
    int way = state * 2 + (plain ? 1 : 0);
    int first = at * WIDTH;
    for (int i = first; i < first + counts[at]; i++) {
      if (ways[i] == way) {
        return;
      }
    }
    if (counts[at] < WIDTH) {
      ways[first + counts[at]++] = way;
    }
  }
}
