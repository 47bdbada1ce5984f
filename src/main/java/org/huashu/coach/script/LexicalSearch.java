package org.huashu.coach.script;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
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
  static final double HALF = 2.7;

  private final IndexSearcher searcher;
  private final Question question;

  LexicalSearch(IndexSearcher searcher, Question question) {
    this.searcher = searcher;
    this.question = question;
    searcher.setSimilarity(new BM25Similarity(K1, B));
    searcher.setQueryCache(null);
  }

  /** A script's place in the list, its score and the shares of it. */
  record Found(int ordinal, double score, List<ScriptMatch.Share> shares) {}

  /** The best of the scripts that are offered, at most {@code limit}. */
  List<Found> search(String text, IntPredicate offered, int limit) throws IOException {
    List<LeafReaderContext> leaves = searcher.getLeafContexts();
    List<QuestionTerm> terms = leaves.isEmpty() ? List.of() : question.terms(text);
    if (terms.stream().noneMatch(QuestionTerm::known)) {
      return List.of();
    }
    LeafReaderContext leaf = leaves.getFirst();
    ScoreDoc[] top = top(terms, leaf, offered, Math.min(limit, leaf.reader().maxDoc()));
    List<Found> found = scored(terms, leaf, top);
    found.sort(Comparator.comparingDouble(Found::score)
        .reversed()
        .thenComparingInt(Found::ordinal));
    return found;
  }

  private ScoreDoc[] top(List<QuestionTerm> terms, LeafReaderContext leaf, IntPredicate offered,
      int limit) throws IOException {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    terms.stream()
        .filter(QuestionTerm::known)
        .forEach(term -> any.add(term.query(), BooleanClause.Occur.SHOULD));
    BulkScorer scorer =
        searcher.createWeight(searcher.rewrite(any.build()), ScoreMode.TOP_SCORES, 1)
            .bulkScorer(leaf);
    if (scorer == null) {
      return new ScoreDoc[0];
    }
    var collector = new TopScoreDocCollectorManager(limit, limit).newCollector();
    scorer.score(collector.getLeafCollector(leaf), accepted(offered, leaf.reader().maxDoc()), 0,
        DocIdSetIterator.NO_MORE_DOCS);
    return collector.topDocs().scoreDocs;
  }

  /** BM25 once more for the few that are shown, term by term, to say where it comes from. */
  private List<Found> scored(List<QuestionTerm> terms, LeafReaderContext leaf, ScoreDoc[] top)
      throws IOException {
    int[] ordinals = Arrays.stream(top).mapToInt(doc -> doc.doc).sorted().toArray();
    Map<Field, double[]> lengths = lengths(leaf, ordinals);
    double[][] sums = new double[ordinals.length][Field.values().length + 1];
    double[] covered = new double[ordinals.length];
    double asked = 0;
    for (QuestionTerm term : terms) {
      double value = term.weight() * term.idf();
      int part = term.synonym() ? Field.values().length : term.field().ordinal();
      asked += term.synonym() ? 0 : value;
      PostingsEnum postings = term.postings(leaf);
      for (int i = 0; postings != null && i < ordinals.length; i++) {
        if (postings.docID() < ordinals[i]) {
          postings.advance(ordinals[i]);
        }
        if (postings.docID() == ordinals[i]) {
          double times = postings.freq();
          sums[i][part] +=
              value * times / (times + Objects.requireNonNull(lengths.get(term.field()))[i]);
          covered[i] += term.synonym() ? 0 : value;
        }
      }
    }
    return shown(ordinals, sums, best(sums, covered) / asked);
  }

  /** What the script with the greatest sum has of the question. */
  private static double best(double[][] sums, double[] covered) {
    double greatest = 0;
    double best = 0;
    for (int i = 0; i < sums.length; i++) {
      double sum = Arrays.stream(sums[i]).sum();
      if (sum > greatest) {
        greatest = sum;
        best = covered[i];
      }
    }
    return best;
  }

  private List<Found> shown(int[] ordinals, double[][] sums, double coverage) {
    double rare = Question.idf(1, searcher.getIndexReader().maxDoc());
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < ordinals.length; i++) {
      double sum = Arrays.stream(sums[i]).sum();
      double x = sum / rare * Math.cbrt(coverage);
      double score = x / (x + HALF);
      found.add(new Found(ordinals[i], score, shares(sums[i], score / sum)));
    }
    return found;
  }

  private static List<ScriptMatch.Share> shares(double[] sums, double factor) {
    List<ScriptMatch.Share> shares = new ArrayList<>();
    for (Field field : Field.values()) {
      shares.add(new ScriptMatch.Share(field.label(), sums[field.ordinal()] * factor));
    }
    double synonyms = sums[Field.values().length];
    if (synonyms > 0) {
      shares.add(new ScriptMatch.Share("synonyms", synonyms * factor));
    }
    return shares;
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

  private static Bits accepted(IntPredicate offered, int length) {
    return new Bits() {
      @Override
      public boolean get(int ordinal) {
        return offered.test(ordinal);
      }

      @Override
      public int length() {
        return length;
      }
    };
  }
}
