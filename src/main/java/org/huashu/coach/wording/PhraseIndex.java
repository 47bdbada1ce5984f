package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.NormalizedText;
import org.huashu.coach.text.Span;

/**
 * All phrases of all rules in one automaton. A phrase belongs to lists, each with a number: the
 * phrases of a rule, its exceptions, the allow list …
 */
final class PhraseIndex {

  private static final int MANY = 8;

  private final List<Phrase> phrases;
  private final String[] collapsed;
  private final int[][] lists;
  /** By list, and by phrase: the disguises in which it is found, as bits. */
  private final int[] disguisesOfList;
  private final int[] disguises;
  private final int[][] counts;
  private final Map<Integer, Exactness> exact;
  /** By phrase: its lists, where they are many, as with pronouns. */
  private final Map<Integer, BitSet> many = new HashMap<>();
  private final Map<Character, List<Integer>> signs = new HashMap<>();
  /** What most texts hold: never changed. */
  private final BitSet none = new BitSet(0);
  private final Automaton automaton;
  private final int[] links;
  private final int[] firstEntry;
  private final int[] nextEntry;
  private final int[] phraseOf;

  /**
   * Builds it.
   *
   * @param listsOf the numbers of the lists that hold a phrase
   * @param disguisesOfList by list: the disguises in which its phrases are found, as bits
   * @param exact by list: how its phrases must be written, where that matters
   */
  PhraseIndex(Map<Phrase, List<Integer>> listsOf, int[] disguisesOfList,
      Map<Integer, Exactness> exact) {
    this.exact = exact;
    this.phrases = listsOf.keySet().stream().sorted().toList();
    this.collapsed = phrases.stream().map(Phrase::collapsed).toArray(String[]::new);
    this.disguisesOfList = disguisesOfList;
    this.disguises = new int[phrases.size()];
    this.lists = new int[phrases.size()][];
    this.counts = new int[phrases.size()][];
    SharedArrays shared = new SharedArrays(disguisesOfList.length);
    for (int i = 0; i < lists.length; i++) {
      Phrase phrase = phrases.get(i);
      lists[i] = shared.lists(listsOf.getOrDefault(phrase, List.of()));
      if (lists[i].length >= MANY) {
        many.put(i, Arrays.stream(lists[i]).collect(BitSet::new, BitSet::set, BitSet::or));
      }
      counts[i] = shared.counts(phrase, collapsed[i]);
      if (phrase.units().length() > 1) {
        for (int list : lists[i]) {
          disguises[i] |= disguisesOfList[list];
        }
      }
      if (phrase.signsOnly()) {
        signs.computeIfAbsent(phrase.after().charAt(0), c -> new ArrayList<>()).add(i);
      }
    }
    StringBuilder firstSigns = new StringBuilder();
    signs.keySet().forEach(firstSigns::append);
    AutomatonBuilder builder = new AutomatonBuilder(new AutomatonBuilder.Letters(
        List.of(collapsed), counts, disguises, firstSigns.toString()));
    this.automaton = builder.build();
    this.links = builder.links;
    this.firstEntry = builder.firstEntry;
    this.nextEntry = builder.nextEntry;
    this.phraseOf = builder.phraseOf;
  }

  /** A first, quick run. What it comes across may turn out to be nothing when it is located. */
  RawHits scan(String text) {
    return automaton.scan(text);
  }

  /** The lists whose phrases the run may have come across; the text holds none of another. */
  BitSet lists(String text, RawHits hits) {
    if (hits.count() == 0 && (!hits.signs() || signs.isEmpty())) {
      return none;
    }
    BitSet found = none;
    Optional<NormalizedText> units = Optional.empty();
    for (int i = 0; i < hits.count(); i++) {
      for (int state = hits.state(i); state != Automaton.ROOT; state = links[state]) {
        for (int entry = firstEntry[state]; entry >= 0; entry = nextEntry[entry]) {
          int phrase = phraseOf[entry];
          if (addsNothing(phrase, found)) {
            continue;
          }
          if (mayBePlain(phrase, text, hits, i)) {
            found = own(found);
            setAll(found, phrase);
          } else if (mayBeDisguised(phrase, text, hits, i)) {
            units = units.or(() -> Optional.of(NormalizedText.withSigns(text)));
            DisguisedPhrase disguised = disguised(phrase, units.get(), hits.end(i));
            if (disguised.start() != DisguisedPhrase.NOWHERE) {
              found = own(found);
              setFitting(found, phrase, disguised.used());
            }
          }
        }
      }
    }
    if (hits.signs() && !signs.isEmpty()) {
      BitSet all = own(found);
      signs.values().forEach(some -> some.forEach(phrase -> setAll(all, phrase)));
      return all;
    }
    return found;
  }

  /** Whether it would add nothing: its only list is known to be there. */
  private boolean addsNothing(int phrase, BitSet found) {
    return lists[phrase].length == 1 && found.get(lists[phrase][0]);
  }

  private static BitSet own(BitSet found) {
    return found.isEmpty() ? new BitSet() : found;
  }

  private boolean mayBePlain(int phrase, String text, RawHits hits, int hit) {
    return hits.hasRareLetters()
        || DisguisedPhrase.mayEndPlainly(collapsed[phrase], text, hits.offset(hit));
  }

  private boolean mayBeDisguised(int phrase, String text, RawHits hits, int hit) {
    return disguises[phrase] != 0
        && DisguisedPhrase.mayEndDisguised(collapsed[phrase],
            phrases.get(phrase).units().length(), text, hits.end(hit));
  }

  private DisguisedPhrase disguised(int phrase, NormalizedText units, int end) {
    return new DisguisedPhrase(units,
        new DisguisedPhrase.Letters(collapsed[phrase], counts[phrase]), disguises[phrase],
        lastUnit(phrase, units, units.indexAt(end)));
  }

  /**
   * Hits are noted at the first of repeated letters: of a phrase that ends with two, both count.
   */
  private int lastUnit(int phrase, NormalizedText units, int end) {
    int[] wanted = counts[phrase];
    int last = end;
    for (int i = wanted[wanted.length - 1]; i > 1; i--) {
      last += last < units.length() && units.unit(last) == units.unit(last - 1) ? 1 : 0;
    }
    return last;
  }

  private void setFitting(BitSet found, int phrase, int used) {
    for (int list : lists[phrase]) {
      if ((used & ~disguisesOfList[list]) == 0) {
        found.set(list);
      }
    }
  }

  private void setAll(BitSet found, int phrase) {
    BitSet all = many.get(phrase);
    if (all != null) {
      found.or(all);
      return;
    }
    for (int list : lists[phrase]) {
      found.set(list);
    }
  }

  /**
   * The exact occurrences behind the hits, by the number of the list.
   *
   * @param wanted the lists that are looked at
   */
  Map<Integer, List<Occurrence>> locate(String text, RawHits hits, BitSet wanted) {
    Locating locating = new Locating(text);
    for (int i = 0; i < hits.count(); i++) {
      for (int state = hits.state(i); state != Automaton.ROOT; state = links[state]) {
        for (int entry = firstEntry[state]; entry >= 0; entry = nextEntry[entry]) {
          int phrase = phraseOf[entry];
          if (!isWanted(phrase, wanted)) {
            continue;
          }
          boolean plain = mayBePlain(phrase, text, hits, i)
              && locate(phrase, hits.offset(i), locating);
          if (!plain && mayBeDisguised(phrase, text, hits, i)) {
            locateDisguised(phrase, hits.end(i), locating);
          }
        }
      }
    }
    if (hits.signs() && !signs.isEmpty()) {
      locateSigns(locating);
    }
    return locating.found;
  }

  /** A text in which phrases are being located, and those that are. */
  private static final class Locating {

    private final NormalizedText normalized;
    private final Runs runs;
    private final Map<Integer, List<Occurrence>> found = new HashMap<>();
    /** Those found in disguise: several readings of a place may lead to the same. */
    private final Map<Integer, Set<Occurrence>> disguised = new HashMap<>();
    private Optional<NormalizedText> withSigns = Optional.empty();

    Locating(String text) {
      normalized = NormalizedText.of(text);
      runs = new Runs(normalized);
    }

    NormalizedText withSigns() {
      withSigns = withSigns.or(() -> Optional.of(NormalizedText.withSigns(normalized.original())));
      return withSigns.get();
    }
  }

  private void locateDisguised(int phrase, int end, Locating locating) {
    NormalizedText units = locating.withSigns();
    DisguisedPhrase disguised = disguised(phrase, units, end);
    int start = disguised.start();
    if (start == DisguisedPhrase.NOWHERE) {
      return;
    }
    Span letters = units.span(firstOfRun(units, start), endOfRun(units, disguised.end()));
    Phrase wanted = phrases.get(phrase);
    int from = wanted.startOfSigns(units.original(), letters.start());
    int to = wanted.endOfSigns(units.original(), letters.end());
    if (from < 0 || to < 0) {
      return;
    }
    NormalizedText plain = locating.normalized;
    Occurrence occurrence = new Occurrence(wanted, new Span(from, to),
        plain.indexAt(letters.start()), plain.indexAt(letters.end()), disguised.used());
    for (int list : lists[phrase]) {
      if ((disguised.used() & ~disguisesOfList[list]) == 0
          && isWrittenSo(list, occurrence, units.original())) {
        if (locating.disguised.computeIfAbsent(list, _ -> new HashSet<>()).add(occurrence)) {
          locating.found.computeIfAbsent(list, _ -> new ArrayList<>()).add(occurrence);
        }
      }
    }
  }

  /** Repeats at its edges belong to a phrase if no sign parts them. */
  private static int firstOfRun(NormalizedText units, int start) {
    int first = start;
    while (first > 0 && isRepeat(units, first)) {
      first--;
    }
    return first;
  }

  private static int endOfRun(NormalizedText units, int end) {
    int after = end;
    while (after < units.length() && isRepeat(units, after)) {
      after++;
    }
    return after;
  }

  private static boolean isRepeat(NormalizedText units, int at) {
    char unit = units.unit(at);
    return unit == units.unit(at - 1) && !Character.isDigit(unit) && !units.isSign(at)
        && units.isJoined(at);
  }

  private boolean isWanted(int phrase, BitSet wanted) {
    for (int list : lists[phrase]) {
      if (wanted.get(list)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Locates a phrase that is written plainly.
   *
   * @param offset of the run with which the phrase ends
   * @return whether it was there
   */
  private boolean locate(int phrase, int offset, Locating locating) {
    Runs runs = locating.runs;
    int last = locating.normalized.indexAt(offset);
    if (last == locating.normalized.length() || !runs.begins(last)) {
      return false;
    }
    int[] wanted = counts[phrase];
    if (wanted.length == 1) {
      return locateRun(phrase, last, locating);
    }
    int before = last - 1;
    for (int i = wanted.length - 2; i > 0; i--) {
      int first = runs.start(before);
      if (!runs.isEnough(before, before + 1 - first, wanted[i])) {
        return false;
      }
      before = first - 1;
    }
    int start = runs.firstEdge(before + 1, wanted[0]);
    int end = runs.lastEdge(last, wanted[wanted.length - 1]);
    return runs.isEnough(before, before + 1 - start, wanted[0])
        && runs.isEnough(last, end - last, wanted[wanted.length - 1])
        && runs.isWhole(start, end) && add(phrase, start, end, locating);
  }

  /**
   * A phrase of one letter, or of one letter repeated: signs part its occurrences, unless none of
   * the parts is enough by itself (哈 哈 for 哈哈).
   */
  private boolean locateRun(int phrase, int first, Locating locating) {
    int wanted = counts[phrase][0];
    Runs runs = locating.runs;
    int limit = runs.end(first);
    int from = first;
    boolean found = false;
    while (from < limit) {
      int end = runs.groupEnd(from);
      while (end < limit && end - from < wanted && runs.groupEnd(end) - end < wanted) {
        end = runs.groupEnd(end);
      }
      boolean stands = runs.isEnough(from, end - from, wanted) && runs.isWhole(from, end);
      found |= stands && add(phrase, from, end, locating);
      from = stands ? end : runs.groupEnd(from);
    }
    return found;
  }

  /** Adds the place, if the signs that belong to the phrase are there. */
  private boolean add(int phrase, int from, int to, Locating locating) {
    Phrase wanted = phrases.get(phrase);
    String text = locating.normalized.original();
    Span letters = locating.normalized.span(from, to);
    int start = wanted.startOfSigns(text, letters.start());
    int end = wanted.endOfSigns(text, letters.end());
    if (start < 0 || end < 0) {
      return false;
    }
    put(phrase, new Occurrence(wanted, new Span(start, end), from, to, 0), locating);
    return true;
  }

  private boolean isWrittenSo(int list, Occurrence place, String text) {
    return exact.isEmpty() || exact.getOrDefault(list, Exactness.NONE)
        .allows(place.phrase(), place.span().of(text), place.disguises() != 0);
  }

  private void put(int phrase, Occurrence occurrence, Locating locating) {
    for (int list : lists[phrase]) {
      if (isWrittenSo(list, occurrence, locating.normalized.original())) {
        locating.found.computeIfAbsent(list, number -> new ArrayList<>()).add(occurrence);
      }
    }
  }

  private void locateSigns(Locating locating) {
    NormalizedText normalized = locating.normalized;
    String text = normalized.original();
    for (int i = 0; i < text.length(); i++) {
      for (int phrase : signs.getOrDefault(text.charAt(i), List.of())) {
        Phrase wanted = phrases.get(phrase);
        if (text.startsWith(wanted.after(), i)) {
          int end = Folding.afterMarks(text, i + wanted.after().length());
          int unit = normalized.indexAt(i);
          put(phrase, new Occurrence(wanted, new Span(i, end), unit, unit, 0), locating);
        }
      }
    }
  }
}
