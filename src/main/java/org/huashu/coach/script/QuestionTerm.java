package org.huashu.coach.script;

import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

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

  Term term() {
    return new Term(field.label(), text);
  }
}
