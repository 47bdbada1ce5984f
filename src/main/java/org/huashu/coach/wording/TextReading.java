package org.huashu.coach.wording;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.text.Folding;
import org.huashu.coach.text.PersonalData;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Denials.Sides;
import org.huashu.coach.wording.LikeClauses.Alike;

/**
 * One text, read once for all rules, in two steps: which lists of phrases it may hold, which is
 * quick and usually all there is to know, and then where those stand that a rule asks for. For one
 * thread and one call.
 */
final class TextReading {

  private final String text;
  private final RawHits hits;
  private final BitSet lists;
  private final Tools tools;
  /** Most texts hold nothing, and then none of it is needed. */
  private Optional<Details> details = Optional.empty();

  /** What a text is read with. */
  record Tools(PhraseIndex index, LikeClauses clauses, Segmenter segmenter, Denials denials) {}

  /** What is found out when it is asked for, once. */
  private static final class Details {
    private Map<Integer, List<Occurrence>> located = Map.of();
    private Optional<Cover> allowed = Optional.empty();
    private Optional<Cover> quoted = Optional.empty();
    private Optional<BitSet> insideWords = Optional.empty();
    private Optional<String> folded = Optional.empty();
    private Optional<List<Alike>> alike = Optional.empty();
    private Optional<List<PersonalData>> personal = Optional.empty();
    private long[] filter = {};
    private final Map<Surroundings, Optional<Denial>> denied = new HashMap<>();
  }

  private record Surroundings(Sides sides, Category category) {}

  TextReading(String text, Tools tools) {
    this.text = text;
    this.tools = tools;
    PhraseIndex index = tools.index();
    this.hits = index.scan(text);
    this.lists = index.lists(text, hits);
  }

  private Details details() {
    if (details.isEmpty()) {
      details = Optional.of(new Details());
    }
    return details.get();
  }

  String text() {
    return text;
  }

  String folded() {
    Details its = details();
    if (its.folded.isEmpty()) {
      its.folded = Optional.of(Folding.fold(text));
    }
    return its.folded.get();
  }

  /** What it holds of a person's numbers and addresses. */
  List<PersonalData> personalData() {
    Details its = details();
    if (its.personal.isEmpty()) {
      its.personal = Optional.of(PersonalData.in(text));
    }
    return its.personal.get();
  }

  /** The clauses that mean what one of the rule's clauses means, in the order of start. */
  List<Span> alike(String rule) {
    Details its = details();
    if (its.alike.isEmpty()) {
      its.alike = Optional.of(tools.clauses().in(text));
    }
    return its.alike.get()
        .stream()
        .filter(it -> it.rule().equals(rule))
        .map(Alike::span)
        .toList();
  }

  /** Its characters, folded: see {@link RequiredCharacters#filter}. */
  long[] filter() {
    Details its = details();
    if (its.filter.length == 0) {
      its.filter = RequiredCharacters.filter(text);
    }
    return its.filter;
  }

  /** The numbers of the lists of which a phrase may be there. Not to be changed. */
  BitSet lists() {
    return lists;
  }

  /** Finds out where the phrases of these lists stand. Until then they stand nowhere. */
  void locate(BitSet wanted) {
    if (wanted.intersects(lists)) {
      details().located = tools.index().locate(text, hits, wanted);
    }
  }

  /** Where phrases of a located list stand. */
  List<Occurrence> places(int list) {
    return details.isEmpty()
        ? List.of()
        : details.get().located.getOrDefault(list, List.of());
  }

  /** What the words on the allow list cover. */
  Cover allowed() {
    Details its = details();
    if (its.allowed.isEmpty()) {
      its.allowed = Optional.of(Cover.of(places(WordingCompiler.ALLOW_LIST)));
    }
    return its.allowed.get();
  }

  /** What the text only mentions. */
  Cover quoted() {
    Details its = details();
    if (its.quoted.isEmpty()) {
      its.quoted = Optional.of(Cover.ofSpans(Quotations.of(text)));
    }
    return its.quoted.get();
  }

  /** By what the text denies what stands at a place, or reports it. */
  Optional<Denial> denial(Span hit, Category category) {
    if (!tools.denials().know(category)) {
      return Optional.empty();
    }
    // Several rules find the same, and a flood of hits has few surroundings.
    return details().denied.computeIfAbsent(new Surroundings(Sides.of(folded(), hit), category),
        it -> tools.denials().of(folded(), it.sides(), category));
  }

  /** The same for a whole clause, of which the beginning may be what reports the rest. */
  Optional<Denial> denialOfClause(Span clause, Category category) {
    return tools.denials().ofClause(this, clause, category);
  }

  /** Whether a span begins or ends inside a word. */
  boolean cutsAWord(Span span) {
    boolean joined = isInsideIdeographs(span.start()) || isInsideIdeographs(span.end());
    if (!joined) {
      return false;
    }
    Details its = details();
    if (its.insideWords.isEmpty()) {
      its.insideWords = Optional.of(tools.segmenter().insideWords(folded()));
    }
    BitSet inside = its.insideWords.get();
    return (inside.get(span.start()) && isRestBefore(span.start(), inside))
        || (inside.get(span.end()) && isRestAfter(span.end(), inside));
  }

  /**
   * Whether the beginning of a cut word is left over: 路 of 路口 before 口交. It is not where it makes a
   * word with what stands before it, as 这个 does in 这个别问我, which is read 个别 at first.
   */
  private boolean isRestBefore(int cut, BitSet inside) {
    int start = cut;
    while (inside.get(start)) {
      start--;
    }
    return !tools.segmenter().insideWords(folded().substring(0, cut)).get(start);
  }

  /** The same for the end of a cut word. */
  private boolean isRestAfter(int cut, BitSet inside) {
    int end = cut;
    while (inside.get(end)) {
      end++;
    }
    return !tools.segmenter().insideWords(folded().substring(cut)).get(end - cut);
  }

  private boolean isInsideIdeographs(int offset) {
    return isIdeograph(offset - 1) && isIdeograph(offset);
  }

  private boolean isIdeograph(int offset) {
    return offset >= 0 && offset < text.length() && Character.isIdeographic(text.charAt(offset));
  }

  /** Whether a phrase of a located list is there, and not only inside an innocent word. */
  boolean holds(int list) {
    for (Occurrence place : places(list)) {
      if (!allowed().contains(place.span())) {
        return true;
      }
    }
    return false;
  }
}
