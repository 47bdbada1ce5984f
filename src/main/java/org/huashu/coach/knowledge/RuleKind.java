package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of wording rules, and the keys that only they have. */
enum RuleKind {
  AVOID("phrases", "pattern", "replacements", "validate"),
  PREFER("swap"),
  REQUIRE("any", "pattern"),
  LIMIT("of", "max", "max-length"),
  NEAR("words", "within", "ordered", "replacements");

  static final Map<String, RuleKind> NAMES = Names.of(values());

  private final List<String> keys;

  RuleKind(String... keys) {
    this.keys = List.of(keys);
  }

  List<String> keys() {
    return keys;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
