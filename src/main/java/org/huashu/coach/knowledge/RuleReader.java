package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Disguise;
import org.huashu.coach.wording.Severity;
import org.huashu.coach.wording.WordingRule;
import org.huashu.coach.wording.WordingRule.Conditions;
import org.huashu.coach.wording.WordingRule.Examples;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Grade;
import org.huashu.coach.wording.WordingRule.Moment;
import org.huashu.coach.wording.WordingRule.Place;
import org.huashu.coach.wording.WordingRule.Voice;

/** Reads one wording rule from {@code rules/<category>/<name>.yaml}. */
final class RuleReader {

  private static final Map<String, Severity> SEVERITIES = Names.of(Severity.values());
  private static final Map<String, Voice> VOICES = Names.of(Voice.values());
  private static final Map<String, Moment> MOMENTS =
      Names.of(Moment.FIRST_REPLY, Moment.CLOSING);
  private static final Map<String, Place> PLACES = Names.of(Place.values());
  private static final Map<String, Set<Disguise>> DISGUISES = disguisesByName();
  private static final Map<String, Disguise> WRITING = writingByName();
  private static final Map<String, Grade> GRADES = Names.of(Grade.values());
  private static final Pattern SLOT = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> SLOTS = new TreeSet<>(Set.of("found", "better"));

  private static final List<String> COMMON = List.of("kind", "severity", "message", "why", "source",
      "owner", "examples", "in", "when", "question", "with", "unless", "except", "at", "disguises",
      "exact",
      "reach");

  private static final int MOST_REACH = 100;

  private final Source source;
  private final YamlMap map;
  private final Optional<Category> category;

  private RuleReader(Source source, YamlMap map, Optional<Category> category) {
    this.source = source;
    this.map = map;
    this.category = category;
  }

  /** The rule; after a mistake, a stand-in or nothing. */
  static Optional<WordingRule> read(Source source, String text) {
    Optional<Category> category = category(source);
    return YamlParser.parse(source, text)
        .flatMap(yaml -> YamlValue.called(source, "a rule", yaml).map())
        .flatMap(map -> new RuleReader(source, map, category).rule());
  }

  private static Optional<Category> category(Source source) {
    Optional<Category> category = Category.named(source.folder());
    if (category.isEmpty()) {
      List<String> names = Stream.of(Category.values()).map(Category::wireName).toList();
      source.mistake(0, "no category '" + source.folder() + "'; allowed are "
          + Spelling.allowed(source.folder(), names));
    }
    return category;
  }

  private Optional<WordingRule> rule() {
    Optional<RuleKind> kind = map.need("kind").flatMap(value -> value.choice(RuleKind.NAMES));
    map.need("severity");
    Optional<Severity> severity = map.choice("severity", SEVERITIES);
    String message = message();
    Optional<String> why = map.find("why").map(YamlValue::text);
    Optional<String> origin = map.find("source").map(YamlValue::text);
    map.find("owner").ifPresent(YamlValue::text);
    Conditions conditions = conditions();
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    map.only("kind '" + kind.get().wireName() + "'", keys(kind.get()));
    Form form = new FormReader(map).form(kind.get());
    boolean marked = FormReader.hasSpan(form) && conditions.voice() == Voice.DRAFT;
    Examples examples = new ExampleReader(marked).read(map);
    return Optional.of(new WordingRule(category.map(Category::wireName).orElse("") + "."
        + source.name(), category.orElse(Category.BANNED), severity.orElse(Severity.INFO), message,
        why.orElse(""), origin.orElse(""), form, conditions, examples));
  }

  private List<String> keys(RuleKind kind) {
    List<String> keys = new ArrayList<>(COMMON);
    keys.addAll(kind.keys());
    if (category.equals(Optional.of(Category.ESCALATION))) {
      keys.add("grade");
    }
    return keys;
  }

  private String message() {
    String message = map.text("message");
    Matcher slot = SLOT.matcher(message);
    while (slot.find()) {
      String name = slot.group(1);
      if (!SLOTS.contains(name)) {
        map.find("message")
            .ifPresent(value -> value.mistake("'message' cannot say {" + name
                + "}; it can say " + Spelling.allowed(name, SLOTS)));
      }
    }
    return message;
  }

  private Conditions conditions() {
    return new Conditions(map.choice("in", VOICES).orElse(Voice.DRAFT),
        map.choice("when", MOMENTS).orElse(Moment.ALWAYS), map.phrasesIfAny("question"),
        map.phrasesIfAny("with"), map.phrasesIfAny("unless"), map.phrasesIfAny("except"), places(),
        map.choice("grade", GRADES), disguises(),
        map.find("reach").map(value -> value.whole(1, MOST_REACH)).orElse(0));
  }

  private static Map<String, Set<Disguise>> disguisesByName() {
    Map<String, Set<Disguise>> names = new TreeMap<>(Map.of("none", Set.of()));
    Disguise.HIDING.forEach(disguise -> names.put(disguise.wireName(), Set.of(disguise)));
    return names;
  }

  private static Map<String, Disguise> writingByName() {
    Map<String, Disguise> names = new TreeMap<>();
    Disguise.WRITING.forEach(writing -> names.put(writing.wireName(), writing));
    return names;
  }

  /** A rule that says nothing looks through all of them. */
  private Set<Disguise> disguises() {
    Optional<YamlValue> given = map.find("disguises");
    Set<Disguise> disguises = EnumSet.noneOf(Disguise.class);
    disguises.addAll(given.isEmpty() ? Disguise.ALL : Disguise.WRITING);
    for (YamlValue item : given.map(YamlValue::items).orElse(List.of())) {
      item.choice(DISGUISES).ifPresent(disguises::addAll);
    }
    for (YamlValue item : map.find("exact").map(YamlValue::items).orElse(List.of())) {
      item.choice(WRITING).ifPresent(disguises::remove);
    }
    return Set.copyOf(disguises);
  }

  private Set<Place> places() {
    Set<Place> places = EnumSet.noneOf(Place.class);
    for (YamlValue item : map.find("at").map(YamlValue::items).orElse(List.of())) {
      item.choice(PLACES).ifPresent(places::add);
    }
    return Set.copyOf(places);
  }
}
