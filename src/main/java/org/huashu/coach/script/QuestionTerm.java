package org.huashu.coach.script;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * A term of a question.
 *
 * @param synonym whether it stands for a synonym of what was asked
 * @param weight what its BM25 counts
 * @param idf its inverse document frequency, by BM25's formula; of terms that no script has, too
 */
record QuestionTerm(Field field, String text, boolean synonym, double weight, double idf,
    TermStates states) {

  boolean known() {
    return states.docFreq() > 0;
  }

  Query query() {
    return new BoostQuery(new TermQuery(term(), states), (float) weight);
  }

  /** The scripts that have the term, or null. */
  @Nullable
  PostingsEnum postings(LeafReaderContext leaf) throws IOException {
    var supplier = states.get(leaf);
    TermState state = supplier == null ? null : supplier.get();
    if (state == null) {
      return null;
    }
    TermsEnum terms = leaf.reader().terms(field.label()).iterator();
    terms.seekExact(term().bytes(), state);
    return terms.postings(null, PostingsEnum.FREQS);
  }

  Term term() {
    return new Term(field.label(), text);
  }
}
