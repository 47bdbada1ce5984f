package org.huashu.coach.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.huashu.coach.console.RuleModel.Clash;
import org.huashu.coach.console.RuleModel.Field;
import org.huashu.coach.console.RuleModel.Section;
import org.huashu.coach.console.RuleModel.Standing;
import org.huashu.coach.console.RuleModel.Theirs;
import org.huashu.coach.console.UserModel.Choice;
import org.huashu.coach.knowledge.Edited;
import org.huashu.coach.knowledge.Edited.State;
import org.huashu.coach.knowledge.RuleCard;
import org.huashu.coach.knowledge.RuleEdits;
import org.huashu.coach.knowledge.RuleField;
import org.huashu.coach.knowledge.RuleField.Shape;
import org.huashu.coach.knowledge.RuleSample;
import org.huashu.coach.review.Proposal;
import org.huashu.coach.review.ProposalQuery;
import org.huashu.coach.review.SeverityAdvice;
import org.huashu.coach.text.Span;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Severity;

/** Rules in the words of their page. */
final class RuleView {

  private static final int MOST_CLAIMS = 3;
  private static final List<RuleField> MAIN = List.of(RuleField.KIND, RuleField.SEVERITY,
      RuleField.MESSAGE, RuleField.WHY, RuleField.SOURCE, RuleField.OWNER);
  private static final List<RuleField> WORDS = List.of(RuleField.PHRASES, RuleField.SWAP,
      RuleField.ANY, RuleField.OF, RuleField.MAX, RuleField.MAX_LENGTH, RuleField.WORDS,
      RuleField.WITHIN, RuleField.ORDERED, RuleField.ONE_CLAUSE, RuleField.CLAUSES,
      RuleField.UNLIKE, RuleField.CLOSENESS, RuleField.REPLACEMENTS, RuleField.EXCEPT);
  private static final List<RuleField> EXAMPLES = List.of(RuleField.BAD, RuleField.GOOD);
  private static final List<RuleField> WHEN = List.of(RuleField.IN, RuleField.WHEN,
      RuleField.GRADE, RuleField.AT, RuleField.QUESTION, RuleField.WITH, RuleField.UNLESS);
  private static final List<RuleField> EXPERT = List.of(RuleField.PATTERN, RuleField.VALIDATE,
      RuleField.DISGUISES, RuleField.EXACT, RuleField.REACH);

  private final Console.Parts parts;

  RuleView(Console.Parts parts) {
    this.parts = parts;
  }

  /**
   * What a page shows of a rule.
   *
   * @param fault in words; empty for nothing
   */
  record Shown(RuleCard card, String loaded, Optional<Clash> clash, String fault) {

    static Shown of(Edited<RuleCard> entry) {
      return new Shown(entry.shown(), RuleEdits.text(entry.current()), Optional.empty(), "");
    }

    Shown with(String other) {
      return new Shown(card, loaded, clash, other);
    }
  }

  /** A new rule as its form begins. */
  static RuleCard empty(Visit visit) {
    String category = visit.param("category");
    return new RuleCard(
        Category.named(category).map(Category::wireName).orElse(Category.BANNED.wireName()), "",
        Map.of(RuleField.KIND, "avoid", RuleField.SEVERITY, "info"));
  }

  RuleModel fresh(Visit visit, RuleCard card, String fault) {
    List<Choice> categories = Stream.of(Category.values())
        .map(Category::wireName)
        .map(it -> new Choice(it, RuleArea.category(visit, it), it.equals(card.category())))
        .toList();
    return new RuleModel(new Standing(true, true, false, false, false), "", card.category(),
        card.name(), visit.say("rules.new"), "", RuleArea.state(visit, State.DRAFT),
        Optional.empty(), fault, sections(visit, card), categories, Optional.empty(),
        Optional.empty(), List.of(), false);
  }

  RuleModel model(Visit visit, Edited<RuleCard> entry, Shown shown) {
    boolean mayEdit = RuleEditArea.mayEdit(visit);
    Standing standing = new Standing(false, mayEdit, entry.waits(), entry.released().isPresent(),
        entry.state() == State.ARCHIVED);
    Optional<String> by = entry.edit()
        .map(edit -> visit.say(
            entry.state() == State.ARCHIVED ? "rules.archived-by" : "scripts.by", edit.author(),
            Frame.fullTime(edit.at(), visit.zone())));
    RuleCard card = shown.card();
    return new RuleModel(standing, card.id(), card.category(), card.name(),
        RuleTitle.of(card), shown.loaded(), RuleArea.state(visit, entry.state()),
        shown.clash(), shown.fault(), sections(visit, card), List.of(), by,
        mayEdit ? Optional.of(numbers(visit, card)) : Optional.empty(),
        mayEdit ? claims(visit, card.id()) : List.of(), visit.param("try").equals("yes"));
  }

  // --- the form

  private static List<Section> sections(Visit visit, RuleCard card) {
    return List.of(section(visit, card, "main", MAIN), section(visit, card, "words", WORDS),
        section(visit, card, "examples", EXAMPLES), section(visit, card, "when", WHEN),
        section(visit, card, "expert", EXPERT));
  }

  private static Section section(Visit visit, RuleCard card, String name,
      List<RuleField> fields) {
    boolean folds = fields.equals(WHEN) || fields.equals(EXPERT);
    boolean used = fields.stream().anyMatch(field -> !card.text(field).isEmpty());
    return new Section(visit.say("rules.section." + name), folds && !used,
        fields.stream().map(field -> field(visit, card, field)).toList());
  }

  private static Field field(Visit visit, RuleCard card, RuleField field) {
    String hint = "rules.hint." + field.key();
    List<RuleSample> samples = new ArrayList<>();
    if (field.shape() == Shape.SAMPLES) {
      samples.addAll(card.samples(field));
      samples.add(RuleSample.of(""));
    }
    boolean grades = field != RuleField.GRADE
        || card.category().equals(Category.ESCALATION.wireName());
    return new Field(field.key(), field.shape().name(), label(visit, field),
        visit.words().knows(hint) ? visit.say(hint) : "", card.text(field),
        choices(visit, card, field), samples, String.join(" ", field.kinds()),
        grades && field.belongsTo(card.text(RuleField.KIND)));
  }

  static String label(Visit visit, RuleField field) {
    return visit.say("rules.field." + field.key());
  }

  private static List<Choice> choices(Visit visit, RuleCard card, RuleField field) {
    List<String> chosen = card.lines(field);
    List<Choice> choices = new ArrayList<>();
    if (field.shape() == Shape.CHOICE && field != RuleField.KIND && field != RuleField.SEVERITY) {
      choices.add(new Choice("", RuleArea.choice(visit, field, "default"), chosen.isEmpty()));
    }
    field.names()
        .forEach(name -> choices.add(
            new Choice(name, RuleArea.choice(visit, field, name), chosen.contains(name))));
    return choices;
  }

  // --- changes

  String who(Visit visit, Edited<RuleCard> entry) {
    return entry.edit()
        .map(edit -> visit.say("scripts.clash.by", edit.author(),
            Frame.fullTime(edit.at(), visit.zone())))
        .orElse(visit.say("rules.clash.release"));
  }

  static Theirs theirs(Visit visit, RuleField field, RuleCard mine, RuleCard other) {
    boolean simple = switch (field.shape()) {
      case SAMPLES, CHOICES -> false;
      default -> true;
    };
    return new Theirs(simple ? field.key() : "", ScriptDiff.name(label(visit, field)),
        other.text(field),
        TextDiff.of(text(visit, mine, field), text(visit, other, field)));
  }

  static ScriptDiff diff(Visit visit, Optional<RuleCard> before, Optional<RuleCard> after) {
    List<ScriptDiff.Line> lines = new ArrayList<>();
    for (RuleField field : RuleField.values()) {
      String old = before.map(card -> text(visit, card, field)).orElse("");
      String now = after.map(card -> text(visit, card, field)).orElse("");
      if (!old.equals(now)) {
        lines.add(new ScriptDiff.Line(ScriptDiff.name(label(visit, field)), TextDiff.of(old, now)));
      }
    }
    return new ScriptDiff(lines);
  }

  /** A field as people read it. */
  private static String text(Visit visit, RuleCard card, RuleField field) {
    return switch (field.shape()) {
      case CHOICE, CHOICES -> card.lines(field)
          .stream()
          .map(name -> RuleArea.choice(visit, field, name))
          .collect(Collectors.joining("、"));
      case SAMPLES -> card.samples(field)
          .stream()
          .map(sample -> sample.question().isEmpty()
              ? sample.draft()
              : visit.say("rules.asked", sample.question()) + sample.draft())
          .collect(Collectors.joining("\n"));
      default -> card.text(field);
    };
  }

  // --- what it did

  private RuleModel.Numbers numbers(Visit visit, RuleCard card) {
    RuleNumbers numbers = RuleNumbers.of(parts, visit);
    return new RuleModel.Numbers(numbers.hits(card.id()),
        RuleArea.percent(numbers.wrong(card.id())),
        severity(card).map(now -> SeverityAdvice.of(now, numbers.precision(card.id())))
            .filter(SeverityAdvice::demotes)
            .map(advice -> advice(visit, advice)));
  }

  static Optional<Severity> severity(RuleCard card) {
    return Stream.of(Severity.values())
        .filter(it -> it.name().equalsIgnoreCase(card.text(RuleField.SEVERITY)))
        .findFirst();
  }

  /** A proposal with its reason. */
  static String advice(Visit visit, SeverityAdvice advice) {
    String severity = RuleArea.choice(visit, RuleField.SEVERITY,
        advice.severity().name().toLowerCase(java.util.Locale.ROOT));
    if (advice.precision().value().isEmpty()) {
      return visit.say("rules.advice.unjudged", severity);
    }
    return visit.say("rules.advice." + advice.why().name().toLowerCase(java.util.Locale.ROOT),
        severity, RuleArea.percent(advice.precision()),
        Math.round(SeverityAdvice.LEAST * 100), Math.round(SeverityAdvice.LEAST_TO_BLOCK * 100),
        SeverityAdvice.FEWEST);
  }

  private List<RuleModel.Claim> claims(Visit visit, String rule) {
    return parts.reviewing()
        .reviews()
        .proposals(ProposalQuery.of(
            ProposalQuery.Filter.OPEN.ofRule(rule).ofShop(visit.oneShop()), MOST_CLAIMS))
        .items()
        .stream()
        .map(it -> new RuleModel.Claim(it.draft(), it.hint(), pieces(it), it.openedBy(),
            Frame.fullTime(it.openedAt(), visit.zone()), parts.reviewing().desk().exceptions(it)))
        .toList();
  }

  static List<Piece> pieces(Proposal proposal) {
    int at = proposal.words().isEmpty() ? -1 : proposal.text().indexOf(proposal.words());
    return at < 0
        ? List.of(new Piece(proposal.text(), ""))
        : Marks.of(proposal.text(),
            List.of(new Marks.Mark(new Span(at, at + proposal.words().length()), "warn")));
  }
}
