package org.huashu.coach.script;

/** The three ways in which a text is cut into terms, each a field of the index. */
enum Field {
  /** Single characters: what carries questions of three or four characters. */
  CHARACTERS("characters", 1.5),
  /** Pairs of neighbouring characters. */
  BIGRAMS("bigrams", 1),
  /** Words by the dictionary. */
  WORDS("words", 1);

  private final String label;
  private final double weight;

  Field(String label, double weight) {
    this.label = label;
    this.weight = weight;
  }

  /** The name of the field in the index and of its share in a score. */
  String label() {
    return label;
  }

  /** By how much a term's BM25 counts; measured, see {@code docs/search.md}. */
  double weight() {
    return weight;
  }
}
