package org.huashu.coach.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.huashu.coach.wording.WordingRule.Form;
import org.huashu.coach.wording.WordingRule.Validation;

/** Reads what a wording rule looks for. */
record FormReader(YamlMap map) {

  private static final Map<String, Validation> VALIDATIONS = Names.of(Validation.values());
  private static final int MOST_COUNT = 10_000;
  /** Most clauses are as close to each other as that, in hundredths. */
  private static final int MOST_DISTANT = 60;

  /** Whether what it finds has a place in the draft. */
  static boolean hasSpan(Form form) {
    return switch (form) {
      case Form.Require _,Form.Length _ -> false;
      case Form.Avoid _,Form.Pattern _,Form.Prefer _,Form.Limit _,Form.Near _,Form.Like _ -> true;
    };
  }

  Form form(RuleKind kind) {
    return switch (kind) {
      case AVOID -> avoid();
      case PREFER -> new Form.Prefer(swap());
      case REQUIRE -> require();
      case LIMIT -> limit();
      case NEAR -> near();
      case LIKE -> like();
    };
  }

  private Form avoid() {
    exactlyOne("phrases", "pattern");
    Optional<String> pattern = map.find("pattern").map(YamlValue::text);
    Optional<Validation> validate = map.choice("validate", VALIDATIONS);
    if (pattern.isPresent()) {
      return new Form.Pattern(pattern.get(), validate, replacements());
    }
    map.find("validate").ifPresent(value -> value.mistake("'validate' needs a 'pattern'"));
    return new Form.Avoid(map.phrasesIfAny("phrases"), replacements());
  }

  private Map<String, List<String>> swap() {
    Map<String, List<String>> swap = new LinkedHashMap<>();
    Optional<YamlMap> written = map.need("swap").flatMap(YamlValue::map);
    for (YamlValue value : written.map(YamlMap::values).orElse(List.of())) {
      if (value.name().isBlank()) {
        value.mistake("a phrase of 'swap' is empty");
      }
      List<String> better = value.textOrTexts();
      value.alternatives(value.name()).forEach(phrase -> swap.putIfAbsent(phrase, better));
    }
    if (written.isPresent() && swap.isEmpty()) {
      map.mistake("'swap' is empty");
    }
    return Collections.unmodifiableMap(swap);
  }

  private Form require() {
    if (!map.has("any") && !map.has("pattern")) {
      map.mistake("kind 'require' needs 'any', 'pattern' or both");
    }
    return new Form.Require(map.phrasesIfAny("any"), map.find("pattern").map(YamlValue::text));
  }

  private Form limit() {
    exactlyOne("of", "max-length");
    Optional<YamlValue> length = map.find("max-length");
    if (length.isPresent()) {
      map.find("max").ifPresent(value -> value.mistake("'max' needs 'of'"));
      return new Form.Length(length.get().whole(1, MOST_COUNT));
    }
    return new Form.Limit(map.phrasesIfAny("of"),
        map.need("max").map(value -> value.whole(0, MOST_COUNT)).orElse(0));
  }

  private Form near() {
    List<List<String>> words = new ArrayList<>();
    Optional<YamlValue> lists = map.need("words");
    lists.map(YamlValue::items).orElse(List.of()).forEach(item -> words.add(item.phrases()));
    if (words.size() == 1) {
      lists.ifPresent(value -> value.mistake("'words' needs two lists of phrases or more"));
    }
    int within = map.need("within").map(value -> value.whole(0, MOST_COUNT)).orElse(0);
    boolean ordered = map.find("ordered").map(YamlValue::flag).orElse(true);
    boolean oneClause = map.find("one-clause").map(YamlValue::flag).orElse(true);
    return new Form.Near(words, within, ordered, oneClause, replacements());
  }

  private Form like() {
    double closeness = map.find("closeness")
        .map(value -> value.whole(MOST_DISTANT, 100) / 100.0)
        .orElse(Form.Like.CLOSENESS);
    return new Form.Like(map.need("clauses").map(YamlValue::texts).orElse(List.of()),
        map.textsIfAny("unlike"), closeness, replacements());
  }

  private List<String> replacements() {
    return map.find("replacements")
        .map(YamlValue::items)
        .orElse(List.of())
        .stream()
        .map(YamlValue::anyText)
        .toList();
  }

  private void exactlyOne(String one, String other) {
    if (map.has(one) == map.has(other)) {
      map.mistake("it needs either '" + one + "' or '" + other + "'");
    }
  }
}
