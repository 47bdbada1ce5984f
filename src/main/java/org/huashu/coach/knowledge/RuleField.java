package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Validation;
import org.huashu.coach.wording.WordingRule.Voice;

/** What a rule says, field by field, in the order in which it is written. */
public enum RuleField {
  /** What sort of rule it is. */
  KIND(Shape.CHOICE),
  /** How much it matters. */
  SEVERITY(Shape.CHOICE),
  /** What the agent reads. */
  MESSAGE(Shape.TEXT),
  /** The reason. */
  WHY(Shape.TEXT),
  /** Where it comes from. */
  SOURCE(Shape.TEXT),
  /** Who keeps it right: the name of an account. */
  OWNER(Shape.TEXT),
  /** Words to avoid. */
  PHRASES(Shape.LINES),
  /** A regular expression, for experts. */
  PATTERN(Shape.TEXT),
  /** What the expression's matches must prove to be. */
  VALIDATE(Shape.CHOICE),
  /** Words, each with better ones. */
  SWAP(Shape.SWAPS),
  /** Words of which one must be there. */
  ANY(Shape.LINES),
  /** Words that are counted. */
  OF(Shape.LINES),
  /** How often they may be there. */
  MAX(Shape.NUMBER),
  /** How long a draft may be. */
  MAX_LENGTH(Shape.NUMBER),
  /** Groups of words that stand near each other. */
  WORDS(Shape.GROUPS),
  /** How near. */
  WITHIN(Shape.NUMBER),
  /** Whether in that order. */
  ORDERED(Shape.CHOICE),
  /** Whether in one clause. */
  ONE_CLAUSE(Shape.CHOICE),
  /** Clauses whose meaning is looked for. */
  CLAUSES(Shape.LINES),
  /** Clauses that only seem to mean it. */
  UNLIKE(Shape.LINES),
  /** How close in meaning, in hundredths. */
  CLOSENESS(Shape.NUMBER),
  /** What may stand there instead. */
  REPLACEMENTS(Shape.LINES),
  /** Whose words are read. */
  IN(Shape.CHOICE),
  /** At which reply. */
  WHEN(Shape.CHOICE),
  /** How serious a complaint is. */
  GRADE(Shape.CHOICE),
  /** Where in the clause. */
  AT(Shape.CHOICES),
  /** Words of the customer's of which one must be there. */
  QUESTION(Shape.LINES),
  /** Words of which one must be there too. */
  WITH(Shape.LINES),
  /** Words with which it is silent. */
  UNLESS(Shape.LINES),
  /** Phrases inside of which a hit is innocent. */
  EXCEPT(Shape.LINES),
  /** Ways to hide the words that count. */
  DISGUISES(Shape.CHOICES),
  /** Ways of writing that must be exact. */
  EXACT(Shape.CHOICES),
  /** How far what is shown reaches beyond the hit. */
  REACH(Shape.NUMBER),
  /** What it must find. */
  BAD(Shape.SAMPLES),
  /** What it must not find. */
  GOOD(Shape.SAMPLES);

  /** How a field is written. */
  public enum Shape {
    /** A text. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** One of a few names. */
    CHOICE,
    /** Some of a few names, one a line. */
    CHOICES,
    /** Texts, one a line. */
    LINES,
    /** {@code words / other words}, one group a line. */
    GROUPS,
    /** {@code words → better / other}, one a line. */
    SWAPS,
    /** Examples, one a line, as {@link RuleSample} writes them. */
    SAMPLES
  }

  private static final List<String> FLAGS = List.of("true", "false");
  private static final Map<RuleField, List<String>> NAMES = Map.ofEntries(
      Map.entry(KIND, wires(RuleKind.values())), Map.entry(SEVERITY, wires(Severity.values())),
      Map.entry(VALIDATE, wires(Validation.values())), Map.entry(ORDERED, FLAGS),
      Map.entry(ONE_CLAUSE, FLAGS), Map.entry(IN, wires(Voice.values())),
      Map.entry(WHEN, wires(Moment.FIRST_REPLY, Moment.CLOSING)),
      Map.entry(GRADE, wires(Grade.values())), Map.entry(AT, wires(Place.values())),
      Map.entry(DISGUISES, Stream.concat(Stream.of("none"),
          Disguise.HIDING.stream().sorted().map(Disguise::wireName)).toList()),
      Map.entry(EXACT, Disguise.WRITING.stream().sorted().map(Disguise::wireName).toList()));

  private final Shape shape;
  private final String key = name().toLowerCase(Locale.ROOT).replace('_', '-');

  RuleField(Shape shape) {
    this.shape = shape;
  }

  private static List<String> wires(Enum<?>... constants) {
    return Stream.of(constants)
        .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  /** How it is written. */
  public Shape shape() {
    return shape;
  }

  /** As files and forms name it. */
  public String key() {
    return key;
  }

  /** What may be chosen, for choices. */
  public List<String> names() {
    return NAMES.getOrDefault(this, List.of());
  }

  /** The kinds of rules that have it; empty when every kind has it. */
  public List<String> kinds() {
    return Stream.of(RuleKind.values())
        .filter(kind -> kind.keys().contains(key))
        .map(RuleKind::wireName)
        .toList();
  }

  /** Whether a rule of that kind has it. */
  public boolean belongsTo(String kind) {
    List<String> kinds = kinds();
    return kinds.isEmpty() || kinds.contains(kind);
  }

  /** The field of that name. */
  public static Optional<RuleField> named(String key) {
    return Stream.of(values()).filter(field -> field.key.equals(key)).findFirst();
  }
}
