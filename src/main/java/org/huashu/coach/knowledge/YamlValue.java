package org.huashu.coach.knowledge;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that is to be converted. Every conversion notes a mistake when the value is of another
 * sort, and then answers with a stand-in, so that the rest of the file is read too.
 *
 * @param name the key that it stands under
 * @param label what messages call it
 */
record YamlValue(Source source, String name, String label, Yaml yaml) {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd])");

  static YamlValue ofKey(Source source, String key, Yaml yaml) {
    return new YamlValue(source, key, "'" + key + "'", yaml);
  }

  static YamlValue called(Source source, String label, Yaml yaml) {
    return new YamlValue(source, "", label, yaml);
  }

  int line() {
    return yaml.line();
  }

  void mistake(String text) {
    source.mistake(line(), text);
  }

  private void wrongSort(String wanted) {
    mistake(label + " must be " + wanted + ", not " + yaml.sort());
  }

  /** Text that says something, without the white space around it. */
  String text() {
    String text = anyText().strip();
    if (yaml instanceof Yaml.Scalar scalar && !scalar.nothing() && text.isEmpty()) {
      mistake(label + " is empty");
    }
    return text;
  }

  /** Text as it was written; it may be empty if it stands in quotes. */
  String anyText() {
    if (yaml instanceof Yaml.Scalar scalar && !scalar.nothing()) {
      return scalar.text();
    }
    wrongSort("text");
    return "";
  }

  /**
   * Text whose folded line breaks leave no space between two Chinese characters: they would not
   * have been written with one.
   */
  String foldedText() {
    String text = text();
    return yaml instanceof Yaml.Scalar scalar && scalar.folded() ? ChineseLines.joined(text) : text;
  }

  /** A list with at least one item. */
  List<YamlValue> items() {
    if (yaml instanceof Yaml.Listing listing) {
      if (listing.items().isEmpty()) {
        mistake(label + " is empty");
      }
      return listing.items()
          .stream()
          .map(item -> new YamlValue(source, name, "an item of " + label, item))
          .toList();
    }
    wrongSort("a list");
    return List.of();
  }

  /** A list of different texts, at least one. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (YamlValue item : items()) {
      String text = item.text();
      if (texts.contains(text)) {
        item.mistake(label + " has '" + text + "' twice");
      }
      texts.add(text);
    }
    return texts;
  }

  /** The phrases of a list; {@code 我(真|也|)不知道} stands for three. */
  List<String> phrases() {
    return texts().stream().flatMap(text -> alternatives(text).stream()).distinct().toList();
  }

  /** What a phrase stands for. */
  List<String> alternatives(String phrase) {
    List<String> phrases = Alternatives.of(phrase);
    if (phrases.isEmpty()) {
      mistake("'" + phrase + "' stands for more than " + Alternatives.MOST + " phrases");
    }
    return phrases;
  }

  /** One text or a list of them; they may be empty, if quoted. */
  List<String> textOrTexts() {
    return yaml instanceof Yaml.Listing
        ? items().stream().map(YamlValue::anyText).toList()
        : List.of(anyText());
  }

  Optional<YamlMap> map() {
    if (yaml instanceof Yaml.Mapping mapping) {
      return Optional.of(new YamlMap(source, mapping));
    }
    wrongSort("a mapping");
    return Optional.empty();
  }

  /** The value that one of a few names stands for. */
  <T> Optional<T> choice(Map<String, T> names) {
    if (!(yaml instanceof Yaml.Scalar scalar)) {
      wrongSort("one of " + names.keySet());
      return Optional.empty();
    }
    T value = names.get(scalar.text());
    if (value == null) {
      mistake(label + " is " + scalar.sort() + "; allowed are "
          + Spelling.allowed(scalar.text(), names.keySet()));
    }
    return Optional.ofNullable(value);
  }

  boolean flag() {
    return choice(Names.FLAGS).orElse(false);
  }

  int whole(int least, int most) {
    String text = yaml instanceof Yaml.Scalar scalar ? scalar.text() : "";
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrongSort("a whole number from " + least + " to " + most);
    return least;
  }

  BigDecimal number() {
    String text = yaml instanceof Yaml.Scalar scalar ? scalar.text() : "";
    if (text.matches("-?[0-9]{1,12}(\\.[0-9]{1,6})?")) {
      return new BigDecimal(text);
    }
    wrongSort("a number");
    return BigDecimal.ZERO;
  }

  double share() {
    String text = yaml instanceof Yaml.Scalar scalar ? scalar.text() : "";
    if (text.matches("[01](\\.[0-9]{1,9})?") && Double.parseDouble(text) <= 1) {
      return Double.parseDouble(text);
    }
    wrongSort("a number from 0 to 1");
    return 1;
  }

  /** A number of seconds, minutes, hours or days, more than none. */
  Duration duration() {
    Matcher written = DURATION.matcher(yaml instanceof Yaml.Scalar scalar ? scalar.text() : "");
    if (written.matches() && Integer.parseInt(written.group(1)) > 0) {
      long count = Long.parseLong(written.group(1));
      return switch (written.group(2)) {
        case "s" -> Duration.ofSeconds(count);
        case "m" -> Duration.ofMinutes(count);
        case "h" -> Duration.ofHours(count);
        default -> Duration.ofDays(count);
      };
    }
    wrongSort("a duration such as 20s, 3m, 24h or 3d");
    return Duration.ofSeconds(1);
  }

  Optional<Instant> moment() {
    try {
      return Optional.of(OffsetDateTime.parse(anyText()).toInstant());
    } catch (DateTimeParseException _) {
      wrongSort("a moment with offset such as 2027-02-06T00:00:00+08:00");
      return Optional.empty();
    }
  }
}
