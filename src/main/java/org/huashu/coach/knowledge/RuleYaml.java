package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huashu.coach.knowledge.RuleField.Shape;

/** Rules as YAML: a card is read from its file, and written into it. */
final class RuleYaml {

  private static final String BETWEEN = " / ";
  private static final String ARROW = " → ";
  private static final Pattern SLASH = Pattern.compile("\\s*(?<!\\\\)/\\s*");
  private static final Pattern ARROWS = Pattern.compile("\\s*(?:→|->|=>|⇒)\\s*");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final String EXAMPLES = "examples";

  /** A card as a file, and the line on which each field begins. */
  record Written(String text, NavigableMap<Integer, RuleField> fields) {}

  private RuleYaml() {}

  /**
   * The card of a file. Drafts may say anything, so nothing is a mistake but what hides the fields.
   *
   * @throws KnowledgeException when it is not YAML or no mapping
   */
  static RuleCard read(String path, String text) {
    Source source = new Source(path, new ArrayList<>());
    Map<RuleField, String> texts = new EnumMap<>(RuleField.class);
    YamlMap map = YamlParser.parse(source, text)
        .flatMap(yaml -> YamlValue.called(source, "a rule", yaml).map())
        .orElseThrow(() -> new KnowledgeException(source.mistakes()));
    for (YamlValue value : map.values()) {
      if (value.name().equals(EXAMPLES)) {
        value.map().ifPresent(both -> both.values().forEach(it -> put(texts, it)));
      } else {
        put(texts, value);
      }
    }
    return new RuleCard(source.folder(), source.name(), texts);
  }

  private static void put(Map<RuleField, String> texts, YamlValue value) {
    RuleField.named(value.name()).ifPresent(field -> texts.put(field, text(field, value)));
  }

  private static String text(RuleField field, YamlValue value) {
    return switch (field.shape()) {
      case TEXT, NUMBER, CHOICE -> value.anyText().strip();
      case CHOICES, LINES -> lines(value.items(), it -> inLine(it.anyText()));
      case GROUPS -> lines(value.items(), it -> group(it.items()));
      case SWAPS -> lines(value.map().map(YamlMap::values).orElse(List.of()),
          it -> inLine(it.name()).replace("/", "\\/") + ARROW + better(it));
      case SAMPLES -> RuleSample.lines(value.items().stream().map(RuleYaml::sample).toList());
    };
  }

  private static String lines(List<YamlValue> items, Function<YamlValue, String> line) {
    return items.stream().map(line).collect(Collectors.joining("\n"));
  }

  private static String group(List<YamlValue> items) {
    return items.stream()
        .map(it -> inLine(it.anyText()).replace("/", "\\/"))
        .collect(Collectors.joining(BETWEEN));
  }

  private static String better(YamlValue value) {
    return value.yaml() instanceof Yaml.Listing listing
        ? listing.items().isEmpty() ? "" : group(value.items())
        : inLine(value.anyText()).replace("/", "\\/");
  }

  private static String inLine(String text) {
    return text.isEmpty() ? RuleCard.NOTHING : text.replace('\n', '⏎');
  }

  private static String ofLine(String line) {
    return line.equals(RuleCard.NOTHING) ? "" : line.replace('⏎', '\n').replace("\\/", "/");
  }

  private static RuleSample sample(YamlValue value) {
    if (!(value.yaml() instanceof Yaml.Mapping)) {
      return RuleSample.of(value.anyText());
    }
    YamlMap map = value.map().orElseThrow();
    return new RuleSample(string(map, "draft"), string(map, "question"), string(map, "turn"),
        string(map, "closing").equals("true"));
  }

  private static String string(YamlMap map, String key) {
    return map.find(key).map(YamlValue::anyText).orElse("");
  }

  /** The card as a file: equal cards have equal texts. */
  static String write(RuleCard card) {
    return written(card).text();
  }

  static Written written(RuleCard card) {
    NavigableMap<Integer, RuleField> fields = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (RuleField field : RuleField.values()) {
      if (card.text(field).isEmpty()) {
        continue;
      }
      boolean sample = field.shape() == Shape.SAMPLES;
      if (sample && !lines.contains(EXAMPLES + ":")) {
        lines.add(EXAMPLES + ":");
      }
      fields.put(lines.size() + 1, field);
      lines.addAll(block(card, field));
    }
    return new Written(String.join("\n", lines) + "\n", fields);
  }

  private static List<String> block(RuleCard card, RuleField field) {
    String key = field.key() + ":";
    String text = card.text(field);
    return switch (field.shape()) {
      case TEXT -> List.of(key + " " + ScriptYaml.scalar(text));
      case NUMBER, CHOICE -> List.of(key + " "
          + (NAME.matcher(text).matches() ? text : ScriptYaml.scalar(text)));
      case CHOICES, LINES ->
        list(key, card.lines(field), it -> "  - " + ScriptYaml.scalar(ofLine(it.strip())));
      case GROUPS -> list(key, card.lines(field), it -> "  - " + flow(it));
      case SWAPS -> list(key, swaps(card.lines(field)), it -> it);
      case SAMPLES -> list("  " + key, card.samples(field), it -> "    - " + sample(it));
    };
  }

  private static <T> List<String> list(String key, List<T> items, Function<T, String> line) {
    List<String> lines = new ArrayList<>(List.of(key));
    items.forEach(item -> lines.add(line.apply(item)));
    return lines;
  }

  private static String flow(String group) {
    return SLASH.splitAsStream(group.strip())
        .map(it -> ScriptYaml.scalar(ofLine(it)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /**
   * Words that stand twice get the better ones of both lines. Without an arrow there is nothing
   * better: the reader says what is missing.
   */
  private static List<String> swaps(List<String> lines) {
    Map<String, String> swaps = new LinkedHashMap<>();
    for (String line : lines) {
      String[] sides = ARROWS.split(line.strip(), 2);
      String better = sides.length < 2 ? "" : sides[1];
      swaps.merge(sides[0], better, (one, other) -> one.isEmpty() ? other : one + BETWEEN + other);
    }
    return swaps.entrySet()
        .stream()
        .map(it -> "  " + ScriptYaml.scalar(ofLine(it.getKey())) + ": "
            + (it.getValue().isEmpty() ? "[]" : flow(it.getValue())))
        .toList();
  }

  private static String sample(RuleSample sample) {
    if (sample.bare()) {
      return ScriptYaml.scalar(sample.draft());
    }
    StringBuilder out = new StringBuilder("{draft: ").append(ScriptYaml.scalar(sample.draft()));
    if (!sample.question().isEmpty()) {
      out.append(", question: ").append(ScriptYaml.scalar(sample.question()));
    }
    if (!sample.turn().isEmpty()) {
      out.append(", turn: ").append(ScriptYaml.scalar(sample.turn()));
    }
    return out.append(sample.closing() ? ", closing: true}" : "}").toString();
  }

  /**
   * The text of a file with a changed card in it: what did not change stays as it was written,
   * comments included.
   */
  static String put(String path, String old, RuleCard card) {
    Optional<RuleCard> before = old.isEmpty() ? Optional.empty() : Optional.of(read(path, old));
    if (before.isEmpty() || before.get().equals(card)) {
      return before.isEmpty() ? write(card) : old;
    }
    return RuleBlocks.of(old).with(before.get(), card);
  }
}
