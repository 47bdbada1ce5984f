package org.huashu.coach.knowledge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.script.Script;
import org.huashu.coach.script.Script.Scope;
import org.huashu.coach.script.Script.Use;

/** Reads the scripts of one topic from {@code scripts/<topic>.yaml}. */
final class ScriptReader {

  private static final List<String> KEYS = List.of("id", "title", "questions", "answer", "use",
      "conditions", "shops", "channels", "products", "agents",
      "teams", "from", "until", "tags", "owner");
  private static final Map<String, Use> USES = Names.of(Use.values());
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private final Source source;
  private final Optional<Set<String>> placeholders;
  private final Map<String, Integer> lines = new HashMap<>();

  private ScriptReader(Source source, Optional<Set<String>> placeholders) {
    this.source = source;
    this.placeholders = placeholders;
  }

  /**
   * The scripts of a file; after a mistake, some of them or stand-ins.
   *
   * @param placeholders the names that an answer may hold; empty when they are not known
   */
  static List<Script> read(Source source, String text, Optional<Set<String>> placeholders) {
    List<Script> scripts = new ArrayList<>();
    ScriptReader reader = new ScriptReader(source, placeholders);
    YamlParser.parse(source, text)
        .flatMap(yaml -> YamlValue.called(source, "a file of scripts", yaml).map())
        .ifPresent(map -> {
          map.only("a file of scripts", List.of("scripts"));
          map.maps("scripts").forEach(script -> scripts.add(reader.script(script)));
        });
    return scripts;
  }

  private Script script(YamlMap map) {
    map.only("a script", KEYS);
    map.need("id").ifPresent(this::checkId);
    map.find("answer").ifPresent(this::checkPlaceholders);
    map.textsIfAny("tags");
    map.find("owner").ifPresent(YamlValue::text);
    return new Script(source.name() + "." + map.find("id").map(YamlValue::anyText).orElse(""),
        map.text("title"), map.texts("questions"),
        map.need("answer").map(YamlValue::foldedText).orElse(""),
        map.choice("use", USES).orElse(Use.ANSWER), map.textsIfAny("conditions"), scope(map));
  }

  private void checkId(YamlValue id) {
    String name = id.anyText();
    if (!Names.good(name)) {
      id.mistake("'id' must be lower-case words joined by '-', not '" + name + "'");
    }
    Integer first = lines.putIfAbsent(name, id.line());
    if (first != null) {
      id.mistake("id '" + name + "' stands twice, first on line " + first);
    }
  }

  private void checkPlaceholders(YamlValue answer) {
    String text = answer.yaml() instanceof Yaml.Scalar scalar ? scalar.text() : "";
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      String name = found.group(1);
      placeholders.filter(names -> !names.contains(name))
          .ifPresent(names -> answer.mistake("no placeholder {" + name + "}; "
              + PolicyReader.PLACEHOLDERS + " has " + Spelling.allowed(name, names)));
    }
    String rest = found.replaceAll("");
    if (rest.contains("{") || rest.contains("}")) {
      answer.mistake("a { without its }, or a } without its {");
    }
  }

  private static Scope scope(YamlMap map) {
    Optional<Instant> from = map.find("from").flatMap(YamlValue::moment);
    Optional<Instant> until = map.find("until").flatMap(YamlValue::moment);
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      map.find("until").ifPresent(value -> value.mistake("'until' must be later than 'from'"));
    }
    return new Scope(set(map, "shops"), set(map, "channels"), set(map, "products"),
        set(map, "agents"), set(map, "teams"), from, until);
  }

  private static Set<String> set(YamlMap map, String key) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(map.textsIfAny(key)));
  }
}
