package org.huashu.coach.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;

/** Makes the terms of a question, few enough to be searched in bounded time. */
final class Question {

  /** Of a longer question the last part counts: customers tell first and ask then. UTF-16 units. */
  static final int LONGEST = 200;
  /** The rarest terms are kept; a question of 40 characters has about this many. */
  static final int MOST_TERMS = 96;
  /** Measured, see {@code docs/search.md}: from 0.2 to 0.5 it hardly matters. */
  static final double SYNONYM_WEIGHT = 0.3;

  private final Analysis analysis;
  private final Synonyms synonyms;
  private final Map<Field, Long> documents = new EnumMap<>(Field.class);

  Question(IndexSearcher searcher, Analysis analysis, Synonyms synonyms) throws IOException {
    this.analysis = analysis;
    this.synonyms = synonyms;
    for (Field field : Field.values()) {
      var statistics = searcher.collectionStatistics(field.label());
      documents.put(field, statistics == null ? 0L : statistics.docCount());
    }
  }

  List<QuestionTerm> terms(String question, TermLookup lookup) throws IOException {
    String folded = analysis.folded(lastPart(question));
    List<QuestionTerm> terms = new ArrayList<>();
    for (Field field : Field.values()) {
      for (String term : analysis.terms(field, folded)) {
        terms.add(term(field, term, false, lookup));
      }
    }
    List<String> otherWords = synonyms.of(folded);
    if (!otherWords.isEmpty()) {
      addSynonyms(otherWords, lookup, terms);
    }
    if (terms.size() > MOST_TERMS) {
      terms.sort(Comparator.comparingDouble(term -> -term.weight() * term.idf()));
      return terms.subList(0, MOST_TERMS);
    }
    return terms;
  }

  private void addSynonyms(List<String> otherWords, TermLookup lookup, List<QuestionTerm> terms)
      throws IOException {
    Set<String> seen = new HashSet<>();
    terms.forEach(term -> seen.add(term.field().label() + term.text()));
    for (String synonym : otherWords) {
      for (Field field : List.of(Field.BIGRAMS, Field.WORDS)) {
        for (String term : analysis.terms(field, synonym)) {
          if (seen.add(field.label() + term)) {
            terms.add(term(field, term, true, lookup));
          }
        }
      }
    }
  }

  private QuestionTerm term(Field field, String text, boolean synonym, TermLookup lookup)
      throws IOException {
    TermStates states = lookup.states(field, text);
    double weight = field.weight() * (synonym ? SYNONYM_WEIGHT : 1);
    double idf = idf(states.docFreq(), documents.getOrDefault(field, 0L));
    return new QuestionTerm(field, text, synonym, weight, idf, states);
  }

  /**
   * Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", as Lucene has
   * it.
   */
  static double idf(double having, double all) {
    return Math.log(1 + (all - having + 0.5) / (having + 0.5));
  }

  static String lastPart(String question) {
    int start = Math.max(0, question.length() - LONGEST);
    boolean split = start > 0
        && Character.isSurrogatePair(question.charAt(start - 1), question.charAt(start));
    return question.substring(split ? start + 1 : start);
  }
}
