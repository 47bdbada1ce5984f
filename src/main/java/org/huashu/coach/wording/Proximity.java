package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.WordingRule.Form.Near;

/**
 * Finds one word of every list near each other. Each place of a word knows, for every set of lists
 * that a chain up to it may have seen, the chain that begins nearest; so the time grows with the
 * number of places and the width of the window, not with their combinations.
 */
final class Proximity {

  static final int MOST_LISTS = 6;

  /** A word at its place, and the number of its list. */
  private record Place(Occurrence word, int list) {}

  /** A chain that holds a word of every list. */
  private record Chain(Occurrence first, Occurrence last) {}

  /** The chain that ends first, and of several the shortest; but the longest word at its ends. */
  private static final Comparator<Chain> TIGHTEST =
      Comparator.comparingInt((Chain chain) -> chain.last.from())
          .thenComparingInt(chain -> -chain.last.to())
          .thenComparingInt(chain -> -chain.first.to())
          .thenComparingInt(chain -> chain.first.from())
          .thenComparingInt(chain -> chain.first.span().start())
          .thenComparingInt(chain -> -chain.last.span().end());

  private final Near near;
  private final List<Place> places = new ArrayList<>();
  private final int full;
  private final int longest;
  /** By place and set of lists: the number of the place where the chain begins, or -1. */
  private final int[][] begins;

  private Proximity(Near near, List<List<Occurrence>> words) {
    this.near = near;
    this.full = (1 << words.size()) - 1;
    for (int list = 0; list < words.size(); list++) {
      for (Occurrence word : words.get(list)) {
        places.add(new Place(word, list));
      }
    }
    places.sort(Comparator.comparingInt((Place place) -> place.word.from())
        .thenComparingInt(place -> place.word.to())
        .thenComparingInt(place -> place.list));
    longest = places.stream().mapToInt(p -> p.word.to() - p.word.from()).max().orElse(0);
    begins = new int[places.size()][full + 1];
  }

  /** @param words by list, the places of its words */
  static List<Hit> hits(Near near, List<List<Occurrence>> words) {
    if (words.stream().anyMatch(List::isEmpty)) {
      return List.of();
    }
    return new Proximity(near, words).hits();
  }

  private List<Hit> hits() {
    List<Chain> chains = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      chain(i);
      if (begins[i][full] >= 0) {
        chains.add(new Chain(places.get(begins[i][full]).word, places.get(i).word));
      }
    }
    chains.sort(TIGHTEST);
    return Hit.apart(chains.stream().map(this::hit).toList());
  }

  private Hit hit(Chain chain) {
    Span span = new Span(chain.first.span().start(), chain.last.span().end());
    return new Hit(span, span.length(), near.replacements(),
        chain.first.disguises() | chain.last.disguises());
  }

  /** Continues all chains that end shortly before a place with it. */
  private void chain(int at) {
    Place place = places.get(at);
    int own = 1 << place.list;
    Arrays.fill(begins[at], -1);
    if (!near.ordered() || place.list == 0) {
      begins[at][own] = at;
    }
    int nearest = place.word.from() - near.within() - longest;
    for (int i = at - 1; i >= 0 && places.get(i).word.from() >= nearest; i--) {
      int gap = place.word.from() - places.get(i).word.to();
      if (gap < 0 || gap > near.within()) {
        continue;
      }
      for (int seen = 1; seen <= full; seen++) {
        boolean follows = near.ordered() ? seen == own - 1 : (seen & own) == 0;
        if (follows && begins[i][seen] >= 0) {
          int known = begins[at][seen | own];
          begins[at][seen | own] = known < 0 ? begins[i][seen] : nearer(known, begins[i][seen]);
        }
      }
    }
  }

  private int nearer(int one, int other) {
    Occurrence a = places.get(one).word;
    Occurrence b = places.get(other).word;
    boolean first = a.to() > b.to() || (a.to() == b.to() && a.from() <= b.from());
    return first ? one : other;
  }
}
