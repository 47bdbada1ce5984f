package org.huashu.coach.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.text.Folding;

/** One text, read once for all rules. For one thread and one call. */
final class TextReading {

  private final String text;
  private final Map<Integer, List<Occurrence>> found;
  private final int allowList;
  private Optional<Cover> allowed = Optional.empty();
  private Optional<String> folded = Optional.empty();
  private long[] filter = {};

  TextReading(String text, Map<Integer, List<Occurrence>> found, int allowList) {
    this.text = text;
    this.found = found;
    this.allowList = allowList;
  }

  String text() {
    return text;
  }

  String folded() {
    if (folded.isEmpty()) {
      folded = Optional.of(Folding.fold(text));
    }
    return folded.get();
  }

  /** Its characters, folded: see {@link RequiredCharacters#filter}. */
  long[] filter() {
    if (filter.length == 0) {
      filter = RequiredCharacters.filter(folded());
    }
    return filter;
  }

  /** The numbers of the lists of which a phrase was found. */
  Set<Integer> lists() {
    return found.keySet();
  }

  /** Where phrases of a list stand. */
  List<Occurrence> places(int list) {
    return found.getOrDefault(list, List.of());
  }

  /** What the words on the allow list cover. */
  Cover allowed() {
    if (allowed.isEmpty()) {
      allowed = Optional.of(Cover.of(places(allowList)));
    }
    return allowed.get();
  }

  /** Whether a phrase of the list is there, and not only inside an innocent word. */
  boolean holds(int list) {
    return places(list).stream().anyMatch(place -> !allowed().contains(place.span()));
  }
}
