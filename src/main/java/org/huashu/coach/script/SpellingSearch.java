package org.huashu.coach.script;

import java.util.BitSet;
import java.util.List;
import org.huashu.coach.script.WordModel.Word;
import org.huashu.coach.text.Readings;
import org.jspecify.annotations.Nullable;

/**
 * Finds the likeliest spelling of one question: word by word from its beginning, following the few
 * likeliest spellings of what was read so far (a beam search in a noisy channel model).
 */
final class SpellingSearch {

  /** Spellings that are followed from each place on. */
  private static final int FOLLOWED = 6;
  /** One character in four hundred is wrong: −ln of it. */
  private static final double WRONG = 6;
  /** What it costs more when it only sounds much the same. */
  private static final double ALMOST = 2;

  /** Figures are never changed, except 一, which stands for 以 and 已 more often than for a figure. */
  private static final BitSet FIGURES = new BitSet();

  static {
    "零二三四五六七八九十百千万两半几".chars().forEach(FIGURES::set);
  }

  private final String text;
  private final BitSet doubtful;
  private final Homophones model;
  private final WordModel words = WordModel.shipped();
  private final Beam[] beams;

  /** Changes a text only where that is doubtful. */
  SpellingSearch(String text, BitSet doubtful, Homophones model) {
    this.text = text;
    this.doubtful = doubtful;
    this.model = model;
    this.beams = new Beam[text.length() + 1];
    for (int i = 0; i < beams.length; i++) {
      beams[i] = new Beam();
    }
  }

  /**
   * A spelling up to a place.
   *
   * @param end its last character; 0 where something else than Chinese stands
   */
  private record Path(Word last, char end, double cost, @Nullable Path before) {}

  /** The likeliest spellings up to a place, the likeliest first. */
  private static final class Beam {
    private final @Nullable Path[] paths = new Path[FOLLOWED];
    private int count;

    private double worst() {
      return count < FOLLOWED ? Double.POSITIVE_INFINITY : path(count - 1).cost();
    }

    private Path path(int place) {
      Path path = paths[place];
      if (path == null) {
        throw new IllegalArgumentException("of " + count + " paths: " + place);
      }
      return path;
    }

    private void add(Path path) {
      int at = count < FOLLOWED ? count++ : count - 1;
      while (at > 0 && path(at - 1).cost() > path.cost()) {
        paths[at] = paths[at - 1];
        at--;
      }
      paths[at] = path;
    }
  }

  String likeliest() {
    beams[0].add(new Path(words.start(), '\0', 0, null));
    for (int at = 0; at < text.length(); at++) {
      follow(at);
    }
    StringBuilder spelled = new StringBuilder();
    Path path = beams[text.length()].path(0);
    while (path.before() != null) {
      spelled.insert(0, path.last().text());
      path = path.before();
    }
    return spelled.toString();
  }

  private void follow(int at) {
    char letter = text.charAt(at);
    if (Readings.syllable(letter) == 0 || FIGURES.get(letter)) {
      pass(at, letter);
      return;
    }
    Word own = words.spelled(String.valueOf(letter));
    follow(at, own);
    for (Word word : doubtful.get(at) ? model.soundingLike(letter) : List.<Word>of()) {
      if (word.text().charAt(0) != letter) {
        follow(at, word);
      }
    }
    for (int end = at + 2; end <= Math.min(text.length(), at + WordModel.LONGEST); end++) {
      words.sounding(WordModel.sound(text, at, end)).forEach(word -> follow(at, word));
    }
  }

  /** Goes on behind a character that is as it is. */
  private void pass(int at, char letter) {
    Word word = words.spelled(String.valueOf(letter));
    char end = Readings.syllable(letter) == 0 ? '\0' : letter;
    for (int i = 0; i < beams[at].count; i++) {
      Path path = beams[at].path(i);
      if (path.cost() < beams[at + 1].worst()) {
        beams[at + 1].add(new Path(word, end, path.cost(), path));
      }
    }
  }

  private void follow(int at, Word word) {
    double wrong = wrong(at, word.text());
    if (wrong == Double.POSITIVE_INFINITY) {
      return;
    }
    int length = word.text().length();
    Beam next = beams[at + length];
    // Most of the paths end with the same character.
    char end = Character.MAX_VALUE;
    double known = 0;
    for (int i = 0; i < beams[at].count; i++) {
      Path path = beams[at].path(i);
      if (path.cost() + wrong < next.worst()) {
        known = path.end() == end ? known : model.pairs(path.end(), word);
        end = path.end();
        double cost = path.cost() + wrong
            - Math.log(model.probability(known, path.last(), word));
        if (cost < next.worst()) {
          next.add(new Path(word, word.text().charAt(length - 1), cost, path));
        }
      }
    }
  }

  /** What it costs to have typed what stands there instead of a word; infinite: nobody does. */
  private double wrong(int at, String word) {
    double wrong = 0;
    for (int i = 0; i < word.length(); i++) {
      char typed = text.charAt(at + i);
      char meant = word.charAt(i);
      if (typed != meant) {
        if (!doubtful.get(at + i) || FIGURES.get(typed) || FIGURES.get(meant)) {
          return Double.POSITIVE_INFINITY;
        }
        wrong += WRONG;
        wrong += Readings.mayBeRead(meant, Readings.syllable(typed)) ? 0 : ALMOST;
      }
    }
    return wrong;
  }
}
