package org.huashu.coach.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.huashu.coach.wording.Denial;

/**
 * Parts of regular expressions that are written once: {@code {name}} stands for one of a part's
 * alternatives. A part may use those above it.
 */
final class PatternParts {

  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");
  private static final Pattern USE = Pattern.compile("\\{([a-z][a-z-]*)\\}");
  /** A pattern that is longer than that, written out, would take too much memory. */
  private static final int LONGEST = 20_000;

  private final Map<String, String> written = new LinkedHashMap<>();

  /** The parts that a mapping names. */
  static PatternParts of(YamlMap map) {
    PatternParts parts = new PatternParts();
    for (YamlValue part : map.values()) {
      if (!NAME.matcher(part.name()).matches()) {
        part.mistake(part.label() + " is no name; a part is called in lower-case words joined"
            + " by '-'");
      }
      parts.written.put(part.name(), "(?:" + parts.alternatives(part) + ")");
    }
    return parts;
  }

  /** What a value states, written out: one expression, or a list of which one must match. */
  String alternatives(YamlValue value) {
    StringBuilder all = new StringBuilder();
    List<YamlValue> items =
        value.yaml() instanceof Yaml.Listing ? value.items() : List.of(value);
    for (YamlValue item : items) {
      all.append(all.isEmpty() ? "" : "|").append(writtenOut(item));
    }
    return all.toString();
  }

  /** The same; a mistake is noted when it is no expression, or one that says nothing. */
  String pattern(YamlValue value) {
    int known = value.source().mistakes().size();
    String pattern = alternatives(value);
    if (value.source().mistakes().size() == known) {
      Denial.problem(pattern).ifPresent(problem -> value.mistake(value.label() + ": " + problem));
    }
    return pattern;
  }

  private String writtenOut(YamlValue value) {
    String text = value.text();
    Matcher uses = USE.matcher(text);
    while (uses.find()) {
      if (!written.containsKey(uses.group(1))) {
        value.mistake(value.label() + " uses {" + uses.group(1) + "}, which is no part above it; "
            + (written.isEmpty()
                ? "there are none"
                : "there are " + Spelling.allowed(uses.group(1), written.keySet())));
        return "";
      }
    }
    String whole = USE.matcher(text)
        .replaceAll(use -> Matcher.quoteReplacement(written.getOrDefault(use.group(1), "")));
    if (whole.length() > LONGEST) {
      value.mistake(value.label() + " has " + whole.length() + " characters, its parts written out;"
          + " it may have " + LONGEST);
      return "";
    }
    return whole;
  }
}
