package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.huashu.coach.wording.Category;
import org.huashu.coach.wording.Denial;
import org.huashu.coach.wording.Denial.Doubt;
import org.huashu.coach.wording.Denial.Example;
import org.huashu.coach.wording.Denial.Examples;
import org.huashu.coach.wording.Denial.Side;

/**
 * Reads {@code words/denials.yaml}: what drafts say beside a hit when they deny, forbid or report
 * it. Without the file nothing is denied.
 */
final class DenialReader {

  /** The file. */
  static final String PATH = "words/denials.yaml";

  private static final List<String> KEYS = List.of("id", "title", "categories", "side", "pattern",
      "doubts", "with", "opens-clause", "denied", "not-denied");
  private static final Map<String, Side> SIDES = Names.of(Side.values());
  private static final Map<String, Category> CATEGORIES = categories();

  private final KnowledgeFiles files;
  private final Source source;

  DenialReader(KnowledgeFiles files, List<Mistake> mistakes) {
    this.files = files;
    this.source = new Source(PATH, mistakes);
  }

  private static Map<String, Category> categories() {
    Map<String, Category> names = new LinkedHashMap<>();
    for (Category category : Category.values()) {
      names.put(category.wireName(), category);
    }
    return names;
  }

  /** The denials, in the order of the file. */
  List<Denial> read() {
    return Optional.ofNullable(files.texts().get(PATH))
        .flatMap(text -> YamlParser.parse(source, text))
        .flatMap(yaml -> YamlValue.called(source, "the file", yaml).map())
        .map(DenialReader::denials)
        .orElse(List.of());
  }

  private static List<Denial> denials(YamlMap file) {
    file.only("the file", List.of("parts", "doubts", "denials"));
    PatternParts parts = file.find("parts")
        .flatMap(YamlValue::map)
        .map(PatternParts::of)
        .orElseGet(PatternParts::new);
    Map<String, Doubt> doubts = new LinkedHashMap<>();
    file.find("doubts")
        .flatMap(YamlValue::map)
        .ifPresent(map -> map.values().forEach(value -> {
          value.map().ifPresent(it -> doubts.put(value.name(), doubt(it, parts)));
        }));
    List<Denial> denials = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (YamlMap map : file.maps("denials")) {
      Denial denial = denial(map, parts, doubts);
      if (!ids.add(denial.id())) {
        map.mistake("there are two denials '" + denial.id() + "'");
      }
      denials.add(denial);
    }
    return List.copyOf(denials);
  }

  private static Doubt doubt(YamlMap map, PatternParts parts) {
    map.only("a doubt", List.of("side", "pattern"));
    return new Doubt(side(map), pattern(map, parts));
  }

  private static Denial denial(YamlMap map, PatternParts parts, Map<String, Doubt> known) {
    map.only("a denial", KEYS);
    return new Denial(id(map), map.text("title"), categories(map), side(map), pattern(map, parts),
        doubts(map, known), map.find("with").map(parts::pattern),
        map.find("opens-clause").map(YamlValue::flag).orElse(false),
        new Examples(examples(map, "denied"), examples(map, "not-denied")));
  }

  private static String id(YamlMap map) {
    String id = map.text("id");
    if (!id.isEmpty() && !Names.good(id)) {
      map.mistake("'id' is '" + id + "'; it must be lower-case words joined by '-'");
    }
    return id;
  }

  private static Side side(YamlMap map) {
    map.need("side");
    return map.choice("side", SIDES).orElse(Side.BEFORE);
  }

  private static String pattern(YamlMap map, PatternParts parts) {
    return map.need("pattern").map(parts::pattern).orElse("");
  }

  private static Set<Category> categories(YamlMap map) {
    Set<Category> categories = EnumSet.noneOf(Category.class);
    map.need("categories")
        .map(YamlValue::items)
        .orElse(List.of())
        .forEach(item -> item.choice(CATEGORIES).ifPresent(categories::add));
    return Set.copyOf(categories);
  }

  private static List<Doubt> doubts(YamlMap map, Map<String, Doubt> known) {
    List<Doubt> doubts = new ArrayList<>();
    map.find("doubts")
        .map(YamlValue::items)
        .orElse(List.of())
        .forEach(item -> item.choice(known).ifPresent(doubts::add));
    return List.copyOf(doubts);
  }

  private static List<Example> examples(YamlMap map, String key) {
    List<Example> examples = new ArrayList<>();
    for (YamlValue item : map.need(key).map(YamlValue::items).orElse(List.of())) {
      ExampleReader.Marks marks = ExampleReader.marks(
          YamlValue.called(item.source(), "an example", item.yaml()), true);
      examples.add(new Example(marks.text(), marks.spans(), item.line()));
    }
    return List.copyOf(examples);
  }
}
