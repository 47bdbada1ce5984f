package org.huashu.coach.script;

import java.util.Locale;

/** What is known about a script and a question; each of about the size of 1. */
enum Feature {
  /** Cosine of the question and the answer or the title. */
  STATEMENT,
  /** Cosine of the question and the nearest text of the script. */
  NEAREST_TEXT,
  /** The same after taking away what all texts of the store have in common. */
  NEAREST_APART,
  /** Cosine of the question and the mean of the script's texts. */
  WHOLE_SCRIPT,
  /** The share of the votes of the texts that are nearest to the question. */
  VOTES,
  /** Cosine of the question and the nearest small talk; the same for all scripts. */
  SMALL_TALK,
  /** BM25 of single characters, as a share of the weight of all that was asked. */
  CHARACTERS,
  /** BM25 of pairs of characters, likewise. */
  BIGRAMS,
  /** BM25 of words and synonyms, likewise. */
  WORDS,
  /** The weight of those terms of the question that the script has at all, likewise. */
  COVERED;

  /** The name in the file of weights and in explanations. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
