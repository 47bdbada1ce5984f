package org.huashu.coach.knowledge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/**
 * Scripts as YAML: cards are read from the files, and one card is put into a file without touching
 * what stands around it, comments included.
 */
final class ScriptYaml {

  /** In what offset moments are written: Chinese stores read them so. */
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  /** Plain in YAML whatever follows; everything else is quoted. */
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{IsHan}A-Za-z][\\p{IsHan}\\p{L}\\p{N}，。？！；：、“”（）《》…—_/.%+ -]*");
  private static final Pattern WORDS = Pattern.compile(
      "(?i)true|false|yes|no|on|off|null|y|n|.*\\s");

  private ScriptYaml() {}

  /** The cards of one file, in its order. */
  static List<ScriptCard> cards(String path, String text) {
    Source source = new Source(path, new ArrayList<>());
    return items(source, text).stream().map(item -> card(source.name(), item)).toList();
  }

  /**
   * The card of one item as {@link #write} has written it.
   *
   * @throws KnowledgeException when it is not that
   */
  static ScriptCard read(String topic, String item) {
    Source source = new Source("scripts/" + topic + ".yaml", new ArrayList<>());
    List<YamlMap> items = items(source, "scripts:\n" + item);
    if (items.size() != 1 || !source.mistakes().isEmpty()) {
      throw new KnowledgeException(source.path(), 0, "not one script");
    }
    return card(topic, items.getFirst());
  }

  /** A card, and the line that it begins on. */
  record Place(int line, ScriptCard card) {}

  /** All cards of a file, also those that something is wrong with. */
  static List<Place> places(String path, String text) {
    Source source = new Source(path, new ArrayList<>());
    return items(source, text).stream()
        .map(item -> new Place(item.line(), card(source.name(), item)))
        .toList();
  }

  private static List<YamlMap> items(Source source, String text) {
    return YamlParser.parse(source, text)
        .flatMap(yaml -> YamlValue.called(source, "a file of scripts", yaml).map())
        .map(map -> map.maps("scripts"))
        .orElse(List.of());
  }

  private static ScriptCard card(String topic, YamlMap map) {
    return new ScriptCard(topic, map.find("id").map(YamlValue::anyText).orElse(""),
        map.text("title"), map.texts("questions"),
        map.need("answer").map(YamlValue::foldedText).orElse(""),
        map.choice("use", Names.of(Use.values())).orElse(Use.ANSWER),
        map.textsIfAny("conditions"),
        new Scope(set(map, "shops"), set(map, "channels"), set(map, "products"),
            set(map, "agents"), set(map, "teams"),
            map.find("from").flatMap(YamlValue::moment),
            map.find("until").flatMap(YamlValue::moment)),
        map.textsIfAny("tags"), map.find("owner").map(YamlValue::text).orElse(""));
  }

  private static java.util.Set<String> set(YamlMap map, String key) {
    return new java.util.LinkedHashSet<>(map.textsIfAny(key));
  }

  /** One item of a file of scripts, indented by two. */
  static String write(ScriptCard card) {
    StringBuilder out = new StringBuilder(512);
    out.append("  - id: ").append(scalar(card.name())).append('\n');
    line(out, "title", card.title());
    list(out, "questions", card.questions());
    line(out, "answer", card.answer());
    if (card.use() != Use.ANSWER) {
      line(out, "use", card.use().name().toLowerCase(Locale.ROOT));
    }
    list(out, "conditions", card.conditions());
    list(out, "shops", card.scope().shops());
    list(out, "channels", card.scope().channels());
    list(out, "products", card.scope().products());
    list(out, "agents", card.scope().agents());
    list(out, "teams", card.scope().teams());
    moment(out, "from", card.scope().from());
    moment(out, "until", card.scope().until());
    list(out, "tags", card.tags());
    if (!card.owner().isEmpty()) {
      line(out, "owner", card.owner());
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String key, String text) {
    out.append("    ").append(key).append(": ").append(scalar(text)).append('\n');
  }

  private static void list(StringBuilder out, String key, Collection<String> texts) {
    if (!texts.isEmpty()) {
      out.append("    ").append(key).append(":\n");
      texts.forEach(text -> out.append("      - ").append(scalar(text)).append('\n'));
    }
  }

  private static void moment(StringBuilder out, String key, Optional<Instant> at) {
    at.ifPresent(moment -> out.append("    ")
        .append(key)
        .append(": ")
        .append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atOffset(OFFSET)))
        .append('\n'));
  }

  static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !WORDS.matcher(text).matches()
        && !text.contains(" #")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder(text.length() + 8).append('"');
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      switch (unit) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (unit < 0x20 || unit == 0x7F || unit == 0x85 || unit == 0x2028 || unit == 0x2029
              || unit == 0xFEFF) {
            quoted.append("\\u%04x".formatted((int) unit));
          } else {
            quoted.append(unit);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /**
   * The text of a file with one card put in: in place of the old one, else at the end; or with it
   * taken away.
   *
   * @param text of the file; empty when there is none yet
   * @param card empty takes the script away
   * @return the new text; empty when no script is left
   */
  static String put(String path, String text, String name, Optional<ScriptCard> card) {
    return put(path, text, Map.of(name, card));
  }

  /** The same with many cards, by name. */
  static String put(String path, String text, Map<String, Optional<ScriptCard>> cards) {
    Source source = new Source(path, new ArrayList<>());
    List<YamlMap> items = text.isEmpty() ? List.of() : items(source, text);
    List<String> lines = text.lines().toList();
    int indent = indent(items, lines);
    Map<String, Optional<ScriptCard>> fresh = new LinkedHashMap<>(cards);
    List<String> changed = new ArrayList<>(items.isEmpty()
        ? List.of("scripts:")
        : lines.subList(0, items.getFirst().line() - 1));
    int left = 0;
    for (int i = 0; i < items.size(); i++) {
      int start = items.get(i).line() - 1;
      int next = i + 1 < items.size() ? items.get(i + 1).line() - 1 : lines.size();
      int end = next;
      // Comments and empty lines above the next script are its own.
      while (end > start + 1 && remark(lines.get(end - 1))) {
        end--;
      }
      String name = items.get(i).find("id").map(YamlValue::anyText).orElse("");
      Optional<ScriptCard> card = fresh.remove(name);
      if (card == null) {
        changed.addAll(lines.subList(start, end));
      } else {
        card.ifPresent(it -> changed.addAll(indented(write(it), indent).lines().toList()));
      }
      left += card == null || card.isPresent() ? 1 : 0;
      changed.addAll(lines.subList(end, next));
    }
    String kept = String.join("\n", changed) + "\n";
    String added = fresh.values()
        .stream()
        .flatMap(Optional::stream)
        .map(card -> indented(write(card), indent))
        .collect(Collectors.joining());
    return !added.isEmpty()
        ? kept.stripTrailing() + "\n" + added
        : items.isEmpty() ? text : left == 0 ? "" : kept;
  }

  private static boolean remark(String line) {
    return line.isBlank() || line.strip().startsWith("#");
  }

  /** How far the items of the file are indented. */
  private static int indent(List<YamlMap> items, List<String> lines) {
    return items.isEmpty() ? 2 : Math.max(0, lines.get(items.getFirst().line() - 1).indexOf('-'));
  }

  private static String indented(String item, int wanted) {
    return wanted == 2
        ? item
        : item.lines()
            .map(line -> " ".repeat(wanted) + line.substring(2) + "\n")
            .collect(Collectors.joining());
  }
}
