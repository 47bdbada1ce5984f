package org.huashu.coach.wording;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Decision.Outcome;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Form.Avoid;
import org.huashu.coach.wording.WordingRule.Form.Length;
import org.huashu.coach.wording.WordingRule.Form.Like;
import org.huashu.coach.wording.WordingRule.Form.Limit;
import org.huashu.coach.wording.WordingRule.Form.Near;
import org.huashu.coach.wording.WordingRule.Form.Pattern;
import org.huashu.coach.wording.WordingRule.Form.Prefer;
import org.huashu.coach.wording.WordingRule.Form.Require;
import org.huashu.coach.wording.WordingRule.Voice;

/**
 * A rule whose phrases are numbers of lists in the {@link PhraseIndex}.
 *
 * @param swap for {@code prefer}: the replacements of each phrase
 * @param contexts of phrases of which only a part is shown
 * @param expression the rule's regular expression
 */
record CompiledRule(WordingRule rule, Lists lists, Map<Phrase, List<String>> swap,
    Map<Phrase, Extent.Context> contexts, Optional<Expression> expression) {

  /** A longer phrase is never put together by chance from the ends of other words. In letters. */
  private static final int LONGEST_BY_CHANCE = 3;

  /**
   * The numbers of a rule's lists.
   *
   * @param hits what it looks for: one list, of a {@code near} rule several
   */
  record Lists(List<Integer> hits, int except, int with, int unless, int question) {}

  /** Both texts of a turn, read. */
  record Reading(Turn turn, TextReading draft, TextReading question) {}

  /** Whether it has something to say although none of its phrases was found. */
  boolean speaksUnasked() {
    return expression.isPresent() || rule.form() instanceof Require
        || rule.form() instanceof Length || rule.form() instanceof Like;
  }

  /** Whether the turn is one of those at which it speaks. */
  boolean speaksAt(Turn turn) {
    return switch (rule.conditions().moment()) {
      case ALWAYS -> true;
      case FIRST_REPLY -> turn.firstReply();
      case CLOSING -> turn.closing();
    };
  }

  /** Whether it may find something, by what is known before phrases are located. */
  boolean maySpeak(Reading reading) {
    Conditions conditions = rule.conditions();
    if (!speaksAt(reading.turn)
        || (!conditions.with().isEmpty() && !reading.draft.lists().get(lists.with))
        || (!conditions.question().isEmpty() && !reading.question.lists().get(lists.question))) {
      return false;
    }
    return mayFind(text(reading));
  }

  private boolean mayFind(TextReading text) {
    return switch (rule.form()) {
      case Pattern _ -> expression.isPresent() && expression.get().mayMatch(text);
      case Length length -> text.text().length() > length.maxLength();
      case Require _ -> true;
      case Like _ -> !text.alike(rule.id()).isEmpty();
      case Avoid _,Prefer _,Limit _,Near _ -> mayHoldAll(text);
    };
  }

  /** Whether the customer's words may make a difference to it. */
  boolean mayHear(TextReading question) {
    return (!rule.conditions().question().isEmpty() && question.lists().get(lists.question))
        || (rule.conditions().voice() == Voice.QUESTION && mayFind(question));
  }

  private boolean mayHoldAll(TextReading text) {
    for (int list : lists.hits) {
      if (!text.lists().get(list)) {
        return false;
      }
    }
    return true;
  }

  /** Adds the lists whose places it must know. */
  void want(BitSet inDraft, BitSet inQuestion) {
    BitSet own = rule.conditions().voice() == Voice.DRAFT ? inDraft : inQuestion;
    lists.hits.forEach(own::set);
    own.set(lists.except);
    inDraft.set(lists.with);
    inDraft.set(lists.unless);
    inQuestion.set(lists.question);
  }

  private TextReading text(Reading reading) {
    return rule.conditions().voice() == Voice.DRAFT ? reading.draft : reading.question;
  }

  /** What it finds, in the order of start. */
  List<WordingMatch> matches(Reading reading) {
    if (!conditionsHold(reading)) {
      return List.of();
    }
    TextReading text = text(reading);
    return switch (rule.form()) {
      case Require _ -> unless(Clauses.isBlank(text.text()) || isFulfilled(text));
      case Length length -> unless(text.text().length() <= length.maxLength());
      case Limit limit -> reported(
          Hit.longest(hits(text)).stream().skip(limit.max()).limit(1).toList(), text);
      case Avoid _,Prefer _,Pattern _,Near _,Like _ -> reported(Hit.longest(hits(text)), text);
    };
  }

  private boolean conditionsHold(Reading reading) {
    Conditions conditions = rule.conditions();
    return (conditions.with().isEmpty() || reading.draft.holds(lists.with))
        && reading.draft.places(lists.unless).isEmpty()
        && (conditions.question().isEmpty() || reading.question.holds(lists.question));
  }

  private List<WordingMatch> unless(boolean fine) {
    return fine ? List.of() : List.of(new WordingMatch(rule, Optional.empty(), "", List.of()));
  }

  /** The allow list is left out: it makes hits innocent, and here a hit is what is wanted. */
  private boolean isFulfilled(TextReading text) {
    Cover except = except(text);
    return places(text).stream()
        .map(Occurrence::span)
        .anyMatch(span -> !except.contains(span) && stands(text, span))
        || expression.filter(it -> !it.in(text).isEmpty()).isPresent();
  }

  private List<Occurrence> places(TextReading text) {
    return text.places(lists.hits.getFirst());
  }

  private boolean stands(TextReading text, Span span) {
    return Clauses.stands(text.text(), span, rule.conditions().at());
  }

  private List<Hit> hits(TextReading text) {
    List<Hit> hits = allHits(text);
    if (!hits.isEmpty()) {
      Cover except = except(text);
      Cover denied = denied(hits, text);
      hits.removeIf(hit -> excuse(hit, text, except, denied).isPresent());
    }
    return hits;
  }

  /** An excuse does not begin in one clause and end in another: 我不知道，您看 is no 不知道您. */
  private Cover except(TextReading text) {
    return Cover.of(text.places(lists.except)
        .stream()
        .filter(place -> !Extent.isParted(text.text(), place.span()) || isParted(place.phrase()))
        .toList());
  }

  /** Whether the phrase itself is written with a sign that parts clauses. */
  private boolean isParted(Phrase phrase) {
    return rule.conditions()
        .except()
        .stream()
        .filter(written -> Extent.isParted(written, 0, written.length()))
        .anyMatch(written -> Phrase.of(written).filter(phrase::equals).isPresent());
  }

  /** Also those for which there is an excuse. */
  private List<Hit> allHits(TextReading text) {
    if (!lists.hits.isEmpty() && expression.isEmpty() && places(text).isEmpty()) {
      return new ArrayList<>();
    }
    List<Hit> hits = new ArrayList<>(found(text));
    int reach = rule.conditions().reach();
    if (reach > 0) {
      hits.replaceAll(hit -> hit.showing(Extent.withRest(text.text(), hit.shown(), reach)));
    }
    return hits;
  }

  private List<Hit> found(TextReading text) {
    return switch (rule.form()) {
      case Avoid avoid -> hits(places(text), avoid.replacements(), text);
      case Prefer _ -> places(text).stream()
          .map(place -> hit(place, swap.getOrDefault(place.phrase(), List.of()), text))
          .toList();
      case Pattern pattern -> expression.map(it -> it.in(text))
          .orElse(List.of())
          .stream()
          .map(span -> new Hit(span, span.length(), pattern.replacements(), 0))
          .toList();
      case Near near -> near(near, text);
      case Limit _ -> hits(places(text), List.of(), text);
      case Like like -> text.alike(rule.id())
          .stream()
          .map(span -> new Hit(span, span.length(), like.replacements(), 0))
          .toList();
      case Require _,Length _ -> List.of();
    };
  }

  private List<Hit> near(Near near, TextReading text) {
    Cover except = except(text);
    List<Hit> hits = Proximity.hits(near, lists.hits.stream()
        .map(list -> guilty(text.places(list), except, text.allowed()))
        .toList());
    return near.oneClause()
        ? hits.stream().filter(hit -> !Extent.isParted(text.text(), hit.span())).toList()
        : hits;
  }

  /** With a phrase that is denied (好评返现), shorter ones in it are denied too (好评返). */
  private Cover denied(List<Hit> hits, TextReading text) {
    return Cover.ofSpans(hits.stream()
        .map(Hit::span)
        .filter(span -> denial(span, text).isPresent())
        .toList());
  }

  private Optional<Denial> denial(Span span, TextReading text) {
    return rule.form() instanceof Like
        ? text.denialOfClause(span, rule.category())
        : text.denial(span, rule.category());
  }

  /** By what a hit is denied, in the words of the knowledge base. */
  private String denial(Hit hit, List<Hit> found, TextReading text) {
    return found.stream()
        .map(Hit::span)
        .filter(span -> span.start() <= hit.span().start() && span.end() >= hit.span().end())
        .flatMap(span -> denial(span, text).stream())
        .map(Denial::title)
        .findFirst()
        .orElse("");
  }

  /** Why a hit is none, if so. */
  private Optional<Outcome> excuse(Hit hit, TextReading text, Cover except, Cover denied) {
    if (except.contains(hit.core())) {
      return Optional.of(Outcome.EXCEPTED);
    }
    if (text.allowed().contains(hit.core())) {
      return Optional.of(Outcome.ALLOWED);
    }
    if (!stands(text, hit.span())) {
      return Optional.of(Outcome.PLACE);
    }
    if (!doesHarmAnyway() && text.quoted().contains(hit.span())) {
      return Optional.of(Outcome.MENTIONED);
    }
    if (denied.contains(hit.span())) {
      return Optional.of(Outcome.DENIED);
    }
    boolean byChance = hit.length() <= LONGEST_BY_CHANCE && !doesHarmAnyway()
        && (rule.form() instanceof Avoid || rule.form() instanceof Prefer);
    return byChance && text.cutsAWord(hit.span())
        ? Optional.of(Outcome.CUTS_A_WORD)
        : Optional.empty();
  }

  /** Numbers, and ways off the platform, do harm even when they are only mentioned. */
  private boolean doesHarmAnyway() {
    return switch (rule.category()) {
      case PERSONAL_DATA, OFF_PLATFORM, PAID_REVIEW -> true;
      default -> false;
    };
  }

  /** What it made of every place where its wording stands; its lists must have been located. */
  List<Decision> decisions(Reading reading) {
    TextReading text = text(reading);
    Cover except = except(text);
    List<Hit> reported = Hit.longest(hits(text));
    List<Span> shown = reported.stream().map(Hit::span).toList();
    List<Hit> found = allHits(text);
    Cover denied = denied(found, text);
    List<Hit> all = found.stream()
        .filter(hit -> reported.contains(hit) || !shown.contains(hit.span()))
        .distinct()
        .toList();
    Optional<Outcome> silent = !speaksAt(reading.turn)
        ? Optional.of(Outcome.NOT_NOW)
        : conditionsHold(reading) ? Optional.empty() : Optional.of(Outcome.CONDITION);
    return all.stream().map(hit -> {
      Outcome outcome = excuse(hit, text, except, denied).or(() -> silent)
          .orElse(reported.contains(hit) ? Outcome.REPORTED : Outcome.OVERLAPPED);
      return new Decision(rule, hit.span(), hit.span().of(text.text()),
          Disguise.of(hit.disguises()), outcome,
          outcome == Outcome.DENIED ? denial(hit, found, text) : "");
    }).toList();
  }

  private static List<Occurrence> guilty(List<Occurrence> places, Cover except, Cover allowed) {
    return places.stream()
        .filter(place -> !except.contains(place.span()) && !allowed.contains(place.span()))
        .toList();
  }

  private List<Hit> hits(List<Occurrence> places, List<String> replacements, TextReading text) {
    return places.stream().map(place -> hit(place, replacements, text)).toList();
  }

  private Hit hit(Occurrence place, List<String> replacements, TextReading text) {
    Hit hit =
        new Hit(place.span(), place.phrase().length(), replacements, place.disguises());
    Extent.Context context = contexts.get(place.phrase());
    return context == null
        ? hit
        : hit.showing(Extent.marked(text.text(), place.span(), context));
  }

  /** Findings in the customer's words have no span, and one is enough. */
  private List<WordingMatch> reported(List<Hit> hits, TextReading text) {
    if (rule.conditions().voice() == Voice.QUESTION) {
      return hits.stream()
          .limit(1)
          .map(hit -> match(hit, Optional.empty(), text))
          .toList();
    }
    return hits.stream().map(hit -> match(hit, Optional.of(hit.shown()), text)).toList();
  }

  private WordingMatch match(Hit hit, Optional<Span> span, TextReading text) {
    return new WordingMatch(rule, span, hit.shown().of(text.text()), hit.replacements());
  }
}
