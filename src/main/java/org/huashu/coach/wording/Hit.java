package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.huashu.coach.text.Span;

/**
 * A place that a rule may report.
 *
 * @param length of the phrase, to tell which of two hits is the longer one
 * @param disguises in which the phrase stands there, as bits
 * @param shown what of it the agent sees marked
 */
record Hit(Span span, int length, List<String> replacements, int disguises, Span shown) {

  private static final Comparator<Hit> LONGEST_FIRST =
      Comparator.comparingInt((Hit hit) -> -hit.length)
          .thenComparingInt(hit -> -hit.span.length())
          .thenComparingInt(hit -> hit.span.start());

  Hit(Span span, int length, List<String> replacements, int disguises) {
    this(span, length, replacements, disguises, span);
  }

  /** What must lie inside an innocent word to be innocent: the phrase without its context. */
  Span core() {
    return shown.length() < span.length() ? shown : span;
  }

  /** The same, of which another part is shown. */
  Hit showing(Span other) {
    return new Hit(span, length, replacements, disguises, other);
  }

  /** Those that do not overlap: the longest phrase wins at a place, then the longest span. */
  static List<Hit> longest(List<Hit> hits) {
    if (hits.size() < 2) {
      return hits;
    }
    List<Hit> sorted = new ArrayList<>(hits);
    sorted.sort(LONGEST_FIRST);
    return apart(sorted);
  }

  /** Those that overlap none before them, in the order of their start. */
  static List<Hit> apart(List<Hit> bestFirst) {
    BitSet taken = new BitSet();
    List<Hit> chosen = new ArrayList<>();
    for (Hit hit : bestFirst) {
      int next = taken.nextSetBit(hit.span.start());
      if (next < 0 || next >= hit.span.end()) {
        taken.set(hit.span.start(), hit.span.end());
        chosen.add(hit);
      }
    }
    chosen.sort(Comparator.comparingInt(hit -> hit.span.start()));
    return chosen;
  }
}
