package org.huashu.coach.knowledge;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of wording rules. */
enum RuleKind {
  AVOID,
  PREFER,
  REQUIRE,
  LIMIT,
  NEAR,
  LIKE;

  static final Map<String, RuleKind> NAMES = Names.of(values());

  /** The keys that only this kind has. */
  List<String> keys() {
    return switch (this) {
      case AVOID -> List.of("phrases", "pattern", "replacements", "validate");
      case PREFER -> List.of("swap");
      case REQUIRE -> List.of("any", "pattern");
      case LIMIT -> List.of("of", "max", "max-length");
      case NEAR -> List.of("words", "within", "ordered", "one-clause", "replacements");
      case LIKE -> List.of("clauses", "unlike", "closeness", "replacements");
    };
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
