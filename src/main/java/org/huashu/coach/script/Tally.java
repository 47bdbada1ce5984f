package org.huashu.coach.script;

import java.util.ArrayList;
import java.util.List;

/** What the terms of a question add up to for one script. */
final class Tally {

  private final int ordinal;
  private double characters;
  private double bigrams;
  private double words;
  private double synonyms;
  private double covered;

  Tally(int ordinal) {
    this.ordinal = ordinal;
  }

  int ordinal() {
    return ordinal;
  }

  /** Counts a term that the script has: its weight and its BM25 score. */
  void add(QuestionTerm term, double value, double score) {
    covered += value;
    if (term.synonym()) {
      synonyms += score;
      return;
    }
    switch (term.field()) {
      case CHARACTERS -> characters += score;
      case BIGRAMS -> bigrams += score;
      case WORDS -> words += score;
    }
  }

  double characters() {
    return characters;
  }

  double bigrams() {
    return bigrams;
  }

  double words() {
    return words;
  }

  double synonyms() {
    return synonyms;
  }

  double sum() {
    return characters + bigrams + words + synonyms;
  }

  /** The weight of those terms of the question, and of its synonyms, that the script has. */
  double covered() {
    return covered;
  }

  /** The parts of a score that stands for the whole sum. */
  List<ScriptMatch.Share> shares(double score) {
    double factor = score / sum();
    List<ScriptMatch.Share> shares = new ArrayList<>();
    shares.add(new ScriptMatch.Share(Field.CHARACTERS.label(), characters * factor));
    shares.add(new ScriptMatch.Share(Field.BIGRAMS.label(), bigrams * factor));
    shares.add(new ScriptMatch.Share(Field.WORDS.label(), words * factor));
    if (synonyms > 0) {
      shares.add(new ScriptMatch.Share("synonyms", synonyms * factor));
    }
    return shares;
  }
}
