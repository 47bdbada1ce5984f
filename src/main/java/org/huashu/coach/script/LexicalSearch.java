package org.huashu.coach.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.SmallFloat;
import org.jspecify.annotations.Nullable;

/**
 * Ranks scripts by the sum of three BM25 scores (characters, bigrams, words) over all their texts.
 *
 * <p>
 * What is shown is not that sum, which grows with the question and with the number of scripts, but
 * {@code x / (x + }{@value #HALF}{@code )} with {@code x} = sum ÷ idf of a term that one script has
 * × ∛(share of the question's weight that the best script has). The last factor is the same for all
 * scripts of one question, so the order stays that of the sum. See {@code docs/search.md}.
 */
final class LexicalSearch {

  static final float K1 = 2;
  static final float B = 0.75f;
  /** The {@code x} that becomes a score of one half. */
  static final double HALF = 3.4;
  /** Scored by all terms, the best of them shown. */
  static final int CANDIDATES = 20;
  /** Terms of up to so many scripts, or a tenth of all, find candidates. */
  static final int COMMON = 500;

  private final IndexSearcher searcher;
  private final Question question;
  private final FrequentTerms frequent;

  LexicalSearch(IndexSearcher searcher, Question question, FrequentTerms frequent) {
    this.searcher = searcher;
    this.question = question;
    this.frequent = frequent;
    searcher.setSimilarity(new BM25Similarity(K1, B));
    searcher.setQueryCache(null);
  }

  /** A script's place in the list, its score and the shares of it. */
  record Found(int ordinal, double score, List<ScriptMatch.Share> shares) {}

  /**
   * What the words of a question add up to.
   *
   * @param tallies one for each candidate, by ordinal
   * @param asked the weight of all terms of the question
   */
  record Words(List<Tally> tallies, double asked) {
    static final Words NONE = new Words(List.of(), 0);

    /** The ordinals of the candidates. */
    int[] scripts() {
      int[] scripts = new int[tallies.size()];
      Arrays.setAll(scripts, i -> tallies.get(i).ordinal());
      return scripts;
    }

    /** What they say about one of the candidates. */
    void describe(int candidate, double[] features) {
      Tally tally = tallies.get(candidate);
      double weight = asked > 0 ? 1 / asked : 0;
      features[Feature.CHARACTERS.ordinal()] = tally.characters() * weight;
      features[Feature.BIGRAMS.ordinal()] = tally.bigrams() * weight;
      features[Feature.WORDS.ordinal()] = (tally.words() + tally.synonyms()) * weight;
      features[Feature.COVERED.ordinal()] = tally.covered() * weight;
    }
  }

  /** The best of the scripts that are offered (null: all are), at most {@code limit}. */
  List<Found> search(String text, @Nullable Bits offered, int limit) throws IOException {
    List<Found> found =
        shown(words(text, offered, new Candidates(Math.max(limit, CANDIDATES), new int[0])));
    found.sort(Comparator.comparingDouble(Found::score)
        .reversed()
        .thenComparingInt(Found::ordinal));
    return found.subList(0, Math.min(limit, found.size()));
  }

  /**
   * Which scripts are scored.
   *
   * @param best so many that their words find
   * @param also the ordinals of others
   */
  record Candidates(int best, int[] also) {}

  /** What the words of a question say about the best of the scripts that are offered. */
  Words words(String text, @Nullable Bits offered, Candidates wanted) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    if (leaves.isEmpty()) {
      return Words.NONE;
    }
    LeafReaderContext leaf = leaves.getFirst();
    TermLookup lookup = new TermLookup(leaf);
    List<QuestionTerm> terms = question.terms(text, lookup);
    if (wanted.also().length == 0 && terms.stream().noneMatch(QuestionTerm::known)) {
      return Words.NONE;
    }
    int most = Math.min(wanted.best(), leaf.reader().maxDoc());
    ScoreDoc[] top = top(selective(terms), leaf, offered, most);
    int[] ordinals = together(top, wanted.also());
    return scored(terms, lookup, ordinals, lengths(leaf, ordinals));
  }

  /** The scripts of both, by ordinal. */
  private static int[] together(ScoreDoc[] top, int[] also) {
    int[] all = Arrays.copyOf(also, also.length + top.length);
    for (int i = 0; i < top.length; i++) {
      all[also.length + i] = top[i].doc;
    }
    Arrays.sort(all);
    int count = 0;
    for (int ordinal : all) {
      if (count == 0 || all[count - 1] != ordinal) {
        all[count++] = ordinal;
      }
    }
    return Arrays.copyOf(all, count);
  }

  /**
   * The terms by which candidates are found. Long lists of scripts cost the most and tell the
   * least; they count when the candidates are scored. A question of common terms only keeps them.
   */
  private List<QuestionTerm> selective(List<QuestionTerm> terms) {
    int most = Math.max(COMMON, searcher.getIndexReader().maxDoc() / 10);
    List<QuestionTerm> known = new ArrayList<>(terms);
    known.removeIf(term -> !term.known());
    List<QuestionTerm> rare = new ArrayList<>(known);
    rare.removeIf(term -> term.states().docFreq() > most);
    return rare.stream().anyMatch(term -> !term.synonym()) ? rare : known;
  }

  private ScoreDoc[] top(List<QuestionTerm> terms, LeafReaderContext leaf, @Nullable Bits offered,
      int limit) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.forEach(term -> any.add(term.query(), BooleanClause.Occur.SHOULD));
    // Not rewritten: there is nothing to simplify, and it would cost as much as the search.
    BulkScorer scorer =
        searcher.createWeight(any.build(), ScoreMode.TOP_SCORES, 1).bulkScorer(leaf);
    if (scorer == null) {
      return new ScoreDoc[0];
    }
    var collector = new TopScoreDocCollectorManager(limit, limit).newCollector();
    scorer.score(collector.getLeafCollector(leaf), offered, 0,
        DocIdSetIterator.NO_MORE_DOCS);
    return collector.topDocs().scoreDocs;
  }

  /** BM25 once more for the candidates, by all terms, and where it comes from. */
  private Words scored(List<QuestionTerm> terms, TermLookup lookup, int[] ordinals,
      Map<Field, double[]> lengths) throws IOException {
    List<Tally> tallies = Arrays.stream(ordinals).mapToObj(Tally::new).toList();
    int[] times = new int[ordinals.length];
    double asked = 0;
    for (QuestionTerm term : terms) {
      double value = term.weight() * term.idf();
      asked += term.synonym() ? 0 : value;
      if (term.known()) {
        if (!frequent.count(term, ordinals, times)) {
          count(lookup.postings(term), ordinals, times);
        }
        double[] length = Objects.requireNonNull(lengths.get(term.field()));
        for (int i = 0; i < ordinals.length; i++) {
          if (times[i] > 0) {
            tallies.get(i).add(term, value, value * times[i] / (times[i] + length[i]));
          }
        }
      }
    }
    return new Words(tallies, asked);
  }

  private static void count(@Nullable PostingsEnum postings, int[] ordinals, int[] times)
      throws IOException {
    Arrays.fill(times, 0);
    for (int i = 0; postings != null && i < ordinals.length; i++) {
      if (postings.docID() < ordinals[i]) {
        postings.advance(ordinals[i]);
      }
      if (postings.docID() == ordinals[i]) {
        times[i] = postings.freq();
      }
    }
  }

  private List<Found> shown(Words words) {
    double covered = words.tallies()
        .stream()
        .max(Comparator.comparingDouble(Tally::sum))
        .map(Tally::covered)
        .orElse(0.0);
    double rare = Question.idf(1, searcher.getIndexReader().maxDoc());
    List<Found> found = new ArrayList<>();
    for (Tally tally : words.tallies()) {
      double x = tally.sum() / rare * Math.cbrt(Math.min(1, covered / words.asked()));
      double score = x / (x + HALF);
      if (score > 0) {
        found.add(new Found(tally.ordinal(), score, tally.shares(score)));
      }
    }
    return found;
  }

  /** BM25's {@code k1 · (1 − b + b · length ÷ mean length)} by field for each of the scripts. */
  private Map<Field, double[]> lengths(LeafReaderContext leaf, int[] ordinals) throws IOException {
    Map<Field, double[]> lengths = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      double[] values = new double[ordinals.length];
      NumericDocValues norms = leaf.reader().getNormValues(field.label());
      var statistics = searcher.collectionStatistics(field.label());
      if (norms != null && statistics != null) {
        double mean = (double) statistics.sumTotalTermFreq() / statistics.docCount();
        for (int i = 0; i < ordinals.length; i++) {
          int length =
              norms.advanceExact(ordinals[i]) ? SmallFloat.byte4ToInt((byte) norms.longValue()) : 0;
          values[i] = K1 * (1 - B + B * length / mean);
        }
      }
      lengths.put(field, values);
    }
    return lengths;
  }
}
